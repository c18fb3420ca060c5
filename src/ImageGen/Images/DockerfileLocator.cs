using ImageGen.Auto;
using ImageGen.Contexts;

namespace ImageGen.Images;

/// <summary>Finds the Dockerfile and the context of an image. The Dockerfile is a given text, generated for a .NET project, or a file.</summary>
internal static class DockerfileLocator
{
    /// <summary>Returns whether a build of the image generates the Dockerfile for its project.</summary>
    public static bool IsGenerated(DockerImage image, ImageBuildOptions options) =>
        options.DockerfileText is null && IsAuto(image);

    /// <summary>Finds the folder that a build sends; <see langword="null"/> if it sends another context, or if only the generation of the Dockerfile finds it.</summary>
    public static string? FindContextFolder(DockerImage image, ImageBuildOptions options)
    {
        var directory = Path.GetFullPath(image.ProjectDirectory ?? DockerImage.FindProjectDirectory());
        return IsGenerated(image, options) ? null : (options.Context ?? image.Context) switch
        {
            null => directory,
            BuildContext.Directory folder => Path.GetFullPath(folder.Path, directory),
            _ => null,
        };
    }

    /// <param name="image">The image.</param>
    /// <param name="options">The options of the build.</param>
    /// <param name="target">The builder, for a generated Dockerfile or the program of a health check.</param>
    /// <param name="cancellationToken">Stops the evaluation and the publish of a project.</param>
    public static async Task<ContextDefinition> DefineAsync(DockerImage image, ImageBuildOptions options, AutoTarget target, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(image.ProjectDirectory ?? DockerImage.FindProjectDirectory());
        if (IsGenerated(image, options))
        {
            return await AutoDefinition.CreateAsync(image, options, directory, target, cancellationToken).ConfigureAwait(false);
        }

        var definition = new ContextDefinition
        {
            ProjectDirectory = directory,
            Context = options.Context ?? image.Context,
            DockerfilePath = IsAuto(image) ? "Dockerfile" : image.Dockerfile,
            FindNeeds = (text, folder, token) => KeptDockerfile.FindNeedsAsync(text, folder, options, directory, target, token),
        };
        return options.DockerfileText is { } text ? definition with { DockerfileText = text, DockerfileDisplayPath = "Dockerfile (text)" } : definition;
    }

    private static bool IsAuto(DockerImage image) => string.Equals(image.Dockerfile, "auto", StringComparison.Ordinal);
}
