using System.Net;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pulling;

/// <summary>Checks whether a repository has a content.</summary>
internal sealed class ContentCheck(RegistryEndpoint endpoint, string repository, RegistryScopes scopes)
{
    public async Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken, Action<TimeSpan, string>? onDelay = null)
    {
        var head = new RegistryRequest(HttpMethod.Head, RegistryPath.Content(repository, descriptor), scopes)
        {
            Accept = RegistryPath.IsManifest(descriptor) ? [descriptor.MediaType] : [],
            Expected = [HttpStatusCode.NotFound],
            IsVerified = true,
            OnDelay = onDelay,
        };
        try
        {
            return await IsFoundAsync(head with { IsRepeatable = false }, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryRequestException exception) when (exception.StatusCode is not null || exception.IsTransient)
        {
            // Some registries and storage servers support no HEAD. The response of a GET also contains the text of an error.
            return await IsFoundAsync(head with { Method = HttpMethod.Get }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsFoundAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        using var response = await endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.StatusCode is not HttpStatusCode.NotFound;
    }
}
