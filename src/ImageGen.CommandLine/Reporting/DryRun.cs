using System.Collections.Immutable;

namespace ImageGen.CommandLine.Reporting;

/// <summary>What a build of one image would do.</summary>
/// <param name="Name">The image's name on the command line.</param>
/// <param name="References">The references that the image would have.</param>
/// <param name="Options">The options of the build, with those of the attribute.</param>
/// <param name="Dockerfile">The Dockerfile.</param>
/// <param name="IsGenerated">Whether the Dockerfile is generated for a project.</param>
internal sealed record DryRun(string Name, ImmutableArray<ImageReference> References, ImageBuildOptions Options, Dockerfile Dockerfile, bool IsGenerated)
{
    public static async Task<DryRun> CreateAsync(DeclaredImage declared, ImageBuildOptions options, CancellationToken cancellationToken)
    {
        var image = declared.Image;
        return new DryRun(
            declared.Name,
            image.GetReferences(options),
            image.GetBuildOptions(options),
            await image.ReadDockerfileAsync(options, cancellationToken).ConfigureAwait(false),
            image.Dockerfile == "auto");
    }
}
