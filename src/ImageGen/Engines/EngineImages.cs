using System.Collections.Immutable;
using Docker.DotNet;
using ImageGen.Credentials;
using ImageDeleteParameters = Docker.DotNet.Models.ImageDeleteParameters;
using ImageTagParameters = Docker.DotNet.Models.ImageTagParameters;

namespace ImageGen.Engines;

/// <summary>The operations of an engine on images.</summary>
/// <remarks>
/// Pulls and pushes do not use the library: it drops the <c>error</c> of messages without <c>errorDetail</c>, and converts <c>aux</c>,
/// which contains the digest of a push, to another form.
/// </remarks>
internal sealed class EngineImages(EngineConnection connection, DockerClient client)
{
    /// <summary>The first API version that supports the push of one platform.</summary>
    private static readonly Version PlatformPush = new(1, 46);

    /// <summary>Returns the image with this reference or id; <see langword="null"/> if the engine does not have it.</summary>
    public async Task<EngineImage?> InspectAsync(string referenceOrId, CancellationToken cancellationToken)
    {
        try
        {
            var image = await CallAsync(() => client.Images.InspectImageAsync(referenceOrId, cancellationToken), $"to inspect {referenceOrId}").ConfigureAwait(false);
            return new EngineImage
            {
                Id = ImageDigest.Parse(image.ID),
                RepoTags = [.. image.RepoTags ?? []],
                RepoDigests = [.. image.RepoDigests ?? []],
                Os = image.Os,
                Architecture = image.Architecture,
                Variant = string.IsNullOrEmpty(image.Variant) ? null : image.Variant,
                Labels = image.Config?.Labels?.ToImmutableSortedDictionary(StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, string>.Empty,
            };
        }
        catch (EngineRequestException exception) when (exception.StatusCode is System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Pulls an image. The default tag is <c>latest</c>.</summary>
    public Task PullAsync(ImageReference image, Platform? platform, EngineCredentials? credentials, Action<EngineMessage> onMessage, CancellationToken cancellationToken)
    {
        // Without "tag", the engine pulls all tags of the repository.
        var which = image.Digest?.ToString() ?? image.Tag?.ToString() ?? "latest";
        var query = $"images/create?fromImage={Uri.EscapeDataString(image.CanonicalName)}&tag={Uri.EscapeDataString(which)}";
        return StreamAsync(platform is null ? query : $"{query}&platform={Uri.EscapeDataString(platform.ToString())}", credentials, $"to pull {image}", onMessage, cancellationToken);
    }

    /// <summary>Pushes the image with this reference.</summary>
    public Task PushAsync(ImageReference image, Platform? platform, EngineCredentials? credentials, Action<EngineMessage> onMessage, CancellationToken cancellationToken)
    {
        if (platform is not null && connection.Capabilities.ApiVersion < PlatformPush)
        {
            throw new EngineRequestException(
                $"{connection.Capabilities} cannot push one platform of an image; this needs API {PlatformPush} (Docker Engine 27). Remove the platform, or update the engine.");
        }

        var tag = image.Tag?.ToString() ?? "latest";
        var path = $"images/{image.CanonicalName}/push?tag={Uri.EscapeDataString(tag)}";
        return StreamAsync(platform is null ? path : $"{path}&platform={Uri.EscapeDataString(PlatformJson.Write(platform))}", credentials, $"to push {image}", onMessage, cancellationToken);
    }

    /// <summary>Loads an image from an archive, which is sent while it is read.</summary>
    public async Task LoadAsync(Stream archive, Action<EngineMessage> onMessage, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(archive);
        content.Headers.ContentType = new("application/x-tar");
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("images/load?quiet=1", UriKind.Relative)) { Content = content };
        await StreamAsync(message, "to load an image", onMessage, cancellationToken).ConfigureAwait(false);
    }

    public Task TagAsync(string source, ImageReference target, CancellationToken cancellationToken)
    {
        var parameters = new ImageTagParameters { RepositoryName = target.CanonicalName, Tag = target.Tag?.ToString() ?? "latest" };
        return CallAsync(() => client.Images.TagImageAsync(source, parameters, cancellationToken), $"to tag {source} as {target}");
    }

    /// <summary>Removes a reference of an image. The image is removed with its last reference.</summary>
    public Task RemoveAsync(string referenceOrId, CancellationToken cancellationToken) =>
        CallAsync(() => client.Images.DeleteImageAsync(referenceOrId, new ImageDeleteParameters(), cancellationToken), $"to remove {referenceOrId}");

    private async Task StreamAsync(string address, EngineCredentials? credentials, string request, Action<EngineMessage> onMessage, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative));
        message.Headers.Add("X-Registry-Auth", credentials is null ? RegistryAuthHeader.None : RegistryAuthHeader.Auth(credentials));
        await StreamAsync(message, request, onMessage, cancellationToken).ConfigureAwait(false);
    }

    private async Task StreamAsync(HttpRequestMessage message, string request, Action<EngineMessage> onMessage, CancellationToken cancellationToken)
    {
        using var response = await connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
        await EngineErrors.ThrowIfFailedAsync(response, request, connection.Capabilities.ToString(), cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var each in EngineMessageStream.ReadAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            onMessage(each);
        }
    }

    private Task<T> CallAsync<T>(Func<Task<T>> call, string request) =>
        EngineErrors.CallAsync(call, request, connection.Capabilities.ToString());

    private Task CallAsync(Func<Task> call, string request) => CallAsync(
        async () =>
        {
            await call().ConfigureAwait(false);
            return true;
        },
        request);
}
