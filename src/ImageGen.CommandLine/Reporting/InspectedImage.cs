using ImageGen.CommandLine.Commands;

namespace ImageGen.CommandLine.Reporting;

/// <summary>What is known of an image without a build.</summary>
/// <param name="Declared">What the program declares.</param>
/// <param name="Reference">The reference; without a tag if each build gets another one.</param>
/// <param name="Options">The options of every build.</param>
/// <param name="BaseImages">The images that a build pulls; <see langword="null"/> if only an engine can read the Dockerfile.</param>
internal sealed record InspectedImage(DeclaredImage Declared, ImageReference Reference, ImageBuildOptions Options, IReadOnlyList<string>? BaseImages)
{
    public string Dockerfile => Declared.Image.Dockerfile;

    public string? Context => Declared.Image.Context?.ToString();

    public IReadOnlyList<ExposedPort> Ports => Declared.Ports.Count > 0 ? Declared.Ports : [.. Options.Auto.Ports];

    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated.</exception>
    public static async Task<InspectedImage> CreateAsync(DeclaredImage declared, CancellationToken cancellationToken)
    {
        var options = declared.Image.GetBuildOptions();
        return new InspectedImage(declared, ListCommand.ReferenceOf(declared), options, await FindBaseImagesAsync(declared.Image, options, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<string>?> FindBaseImagesAsync(DockerImage image, ImageBuildOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var dockerfile = await image.ReadDockerfileAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return dockerfile.ExternalImages(options.Args.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal), options.Target);
        }
        catch (BuildContextException) when (options.Context is not null || image.Context is not null)
        {
            // The context is a URL, and the engine alone reads the Dockerfile in it.
            return null;
        }
    }
}
