using ImageGen.Credentials;

namespace ImageGen.Building.Requests;

/// <summary>The credentials that an engine needs to pull a build's base images: only those for the registries that the build names.</summary>
internal static class PullCredentials
{
    /// <returns>The value of <c>X-Registry-Config</c>. It is sent even if it is empty, so that the HttpHeaders of the Docker configuration cannot replace it.</returns>
    public static async Task<string> FindAsync(BuildRequest request, CancellationToken cancellationToken) =>
        RegistryAuthHeader.Config(await request.Credentials.FindForBuildAsync(NamedRegistries.PulledBy(request), cancellationToken).ConfigureAwait(false));
}
