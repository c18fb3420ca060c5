using ImageGen.Credentials;

namespace ImageGen.Building.Requests;

/// <summary>The credentials that an engine needs to pull a build's base images itself: those of the registries that the Dockerfile names, and no others.</summary>
internal static class PullCredentials
{
    /// <returns>The value of <c>X-Registry-Config</c>; null where there is nothing to send.</returns>
    /// <exception cref="CredentialsException">The credentials of one of these registries cannot be read.</exception>
    public static async Task<string?> FindAsync(BuildRequest request, Dockerfile? dockerfile, CancellationToken cancellationToken)
    {
        if (dockerfile is null)
        {
            // Nobody here can see which registries the Dockerfile names: what the caller gave for this build is all that goes.
            return Header([.. request.Options.Credentials]);
        }

        List<RegistryCredentials> found = [];
        foreach (var registry in ExternalImages.Of(request, dockerfile).Select(image => image.Registry).Distinct(StringComparer.Ordinal))
        {
            if (await request.Credentials.FindAsync(registry, cancellationToken).ConfigureAwait(false) is { } credentials)
            {
                found.Add(credentials);
            }
        }

        return Header(found);
    }

    private static string? Header(List<RegistryCredentials> credentials) =>
        credentials.Count == 0 ? null : RegistryAuthHeader.Config(credentials);
}
