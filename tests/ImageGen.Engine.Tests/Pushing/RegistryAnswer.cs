namespace ImageGen.Engine.Tests.Pushing;

/// <summary>What a registry itself answers, over its HTTP API.</summary>
internal static class RegistryAnswer
{
    private static readonly HttpClient Client = new();

    /// <summary>The digest of the manifest that a tag or a digest names.</summary>
    public static async Task<string> DigestOfAsync(ImageReference reference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri($"http://{reference.Registry}/v2/{reference.Repository}/manifests/{reference.Tag}"));
        request.Headers.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.index.v1+json");
        using var response = await Client.SendAsync(request);
        return response.EnsureSuccessStatusCode().Headers.GetValues("Docker-Content-Digest").Single();
    }
}
