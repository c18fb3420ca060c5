using System.Collections.Concurrent;
using System.Net;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>The repositories from which a registry may link blobs.</summary>
internal sealed class MountCandidates(PushContext context)
{
    private readonly List<string> _repositories = [.. context.Options.MountFrom.Where(each => each != context.Repository).Distinct(StringComparer.Ordinal)];
    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);

    /// <summary>Requests that the registry links a blob.</summary>
    /// <returns>The repository that had the blob, or else the upload that the registry has started instead; both <see langword="null"/> if it did neither.</returns>
    public async Task<(string? From, UploadSession? Upload)> MountAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        UploadSession? started = null;
        foreach (var repository in _repositories.Where(each => !_refused.ContainsKey(each)))
        {
            if (started is not null)
            {
                await started.CancelAsync(context, cancellationToken).ConfigureAwait(false);
                started = null;
            }

            try
            {
                started = await RequestAsync(repository, blob, cancellationToken).ConfigureAwait(false);
                if (started is null)
                {
                    return (repository, null);
                }
            }
            catch (RegistryRequestException exception)
            {
                // The blob is sent instead. If there is another reason, that request reports it.
                _ = exception.Kind is RegistryErrorKind.AccessDenied && _refused.TryAdd(repository, true);
            }
        }

        return (null, started);
    }

    private async Task<UploadSession?> RequestAsync(string repository, Descriptor blob, CancellationToken cancellationToken)
    {
        var address = $"{context.Repository}/blobs/uploads/?mount={Uri.EscapeDataString(blob.Digest.ToString())}&from={Uri.EscapeDataString(repository)}";
        var request = new RegistryRequest(HttpMethod.Post, new Uri(address, UriKind.Relative), context.Scopes.With(RegistryScopes.ForRepository(repository, "pull")))
        {
            OnDelay = context.ReportDelay,
        };
        using var response = await context.Endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.StatusCode is HttpStatusCode.Created ? null : UploadSession.FromResponse(context, response);
    }
}
