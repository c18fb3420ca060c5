using ImageGen.Building.InProcess.Images;
using ImageGen.Credentials;
using ImageGen.Oci;
using ImageGen.Progress;

namespace ImageGen.Building.InProcess;

/// <summary>Fetches the base images of a Dockerfile into the cache before the build, while a project is published.</summary>
internal static class BaseFetch
{
    /// <param name="dockerfile">The text of the Dockerfile.</param>
    /// <param name="architectures">The architectures of the build.</param>
    /// <param name="credentials">The source of credentials.</param>
    /// <param name="cache">The cache.</param>
    /// <param name="progress">The receiver of progress.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    public static async Task RunAsync(string dockerfile, IReadOnlyList<string> architectures, RegistryCredentialSource credentials, ImageCache cache, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        using var client = RegistryClients.Create(credentials);
        var images = new BaseImages(client, cache, progress);
        foreach (var name in Dockerfile.Parse(dockerfile).ExternalImages(new Dictionary<string, string?>(StringComparer.Ordinal)))
        {
            foreach (var architecture in architectures)
            {
                if (ImageReference.TryParse(name, out var reference))
                {
                    var image = await images.FindAsync(reference, Platform.Parse("linux/" + architecture), cancellationToken).ConfigureAwait(false);
                    _ = await LayerListing.ReadAllAsync(image, cache, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
