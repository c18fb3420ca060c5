using ImageGen.CommandLine.Commands;

namespace ImageGen.CommandLine.Reporting;

/// <summary>What is known of an image without a build.</summary>
/// <param name="Declared">What the program declares.</param>
/// <param name="Reference">The reference; without a tag if each build gets another one.</param>
/// <param name="Options">The options of every build.</param>
/// <param name="Text">The Dockerfile; <see langword="null"/> if only an engine can read it.</param>
internal sealed record InspectedImage(DeclaredImage Declared, ImageReference Reference, ImageBuildOptions Options, Dockerfile? Text)
{
    public string Dockerfile => Declared.Image.Dockerfile;

    public string? Context => Declared.Image.Context?.ToString();

    /// <summary>The images that a build pulls.</summary>
    public IReadOnlyList<string> BaseImages => Text?.ExternalImages(Options.Args.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal), Options.Target) ?? [];

    /// <summary>The ports that the image exposes. Those of a generated Dockerfile depend on the project, so the compiler does not know them.</summary>
    public IReadOnlyList<string> Ports => Declared.Ports.Count > 0 || Dockerfile != "auto" || Text is null
        ? [.. Declared.Ports.Select(port => port.ToString())]
        : [.. Text.Instructions.Where(instruction => instruction.Keyword == "EXPOSE").SelectMany(instruction => instruction.Words).Select(word => DockerfilePort.TryParse(word.Text)).OfType<DockerfilePort>().Select(port => $"{port.Port}/{(port.Protocol.Length > 0 ? port.Protocol : "tcp")}")];

    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated.</exception>
    public static async Task<InspectedImage> CreateAsync(DeclaredImage declared, CancellationToken cancellationToken)
    {
        var options = declared.Image.GetBuildOptions();
        return new InspectedImage(declared, ListCommand.ReferenceOf(declared), options, await ReadAsync(declared.Image, options, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Dockerfile?> ReadAsync(DockerImage image, ImageBuildOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await image.ReadDockerfileAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (BuildContextException) when (options.Context is not null || image.Context is not null)
        {
            // The context is a URL, and the engine alone reads the Dockerfile in it.
            return null;
        }
    }
}
