using ImageGen.Auto;
using ImageGen.Contexts;

namespace ImageGen.Images;

/// <summary>Which Dockerfile an image is built from, and with which files: a given text, the one made for a .NET project, or a file.</summary>
internal static class DockerfileSource
{
    private const string DefaultBaseRegistry = "mcr.microsoft.com";
    private const string BaseRegistryVariable = "IMAGEGEN_BASE_REGISTRY";

    /// <summary>Whether the image's Dockerfile is the one made for its project.</summary>
    public static bool IsAuto(DockerImage image) => string.Equals(image.Dockerfile, "auto", StringComparison.Ordinal);

    public static async Task<ContextDefinition> DefineAsync(DockerImage image, ImageBuildOptions options, bool buildKit, CancellationToken cancellationToken)
    {
        var directory = Path.GetFullPath(image.ProjectDirectory ?? DockerImage.FindProjectDirectory());
        var context = options.Context ?? image.Context;
        var isAuto = IsAuto(image);
        if (options.DockerfileText is { } text)
        {
            return new ContextDefinition
            {
                ProjectDirectory = directory,
                Context = context,
                DockerfilePath = isAuto ? "Dockerfile" : image.Dockerfile,
                DockerfileText = text,
                DockerfileDisplayPath = "Dockerfile (text)",
            };
        }

        return isAuto
            ? await DefineAutoAsync(image, options, directory, context, buildKit, cancellationToken).ConfigureAwait(false)
            : new ContextDefinition { ProjectDirectory = directory, Context = context, DockerfilePath = image.Dockerfile };
    }

    private static async Task<ContextDefinition> DefineAutoAsync(
        DockerImage image, ImageBuildOptions options, string directory, BuildContext? context, bool buildKit, CancellationToken cancellationToken)
    {
        var contextDirectory = context switch
        {
            null => null,
            BuildContext.Directory folder => Path.GetFullPath(folder.Path, directory),
            _ => throw new BuildContextException(
                $"The Dockerfile of {image.Reference} is 'auto', which copies the .NET project from a folder on this machine; its context cannot be {context}. Give a folder, or a Dockerfile of your own."),
        };
        var project = image.Project is { IsEvaluated: true } known
            ? known
            : await DotNetProjectEvaluation.EvaluateAsync(Path.GetFullPath(image.Project?.Path ?? ".", directory), directory, cancellationToken).ConfigureAwait(false);
        var auto = AutoDockerfile.Create(project, directory, BaseRegistry(options), buildKit, contextDirectory);
        return new ContextDefinition
        {
            ProjectDirectory = directory,
            Context = BuildContext.FromDirectory(auto.ContextDirectory),
            DockerfilePath = "Dockerfile",
            DockerfileText = auto.DockerfileText,
            DockerfileDisplayPath = "Dockerfile (auto)",
            IsDockerfileGenerated = true,
            Include = auto.Include,
            IgnoreText = auto.IgnoreText,
        };
    }

    private static string BaseRegistry(ImageBuildOptions options) =>
        options.BaseRegistry is { } set ? Checked(set, nameof(ImageBuildOptions.BaseRegistry))
        : Environment.GetEnvironmentVariable(BaseRegistryVariable) is { Length: > 0 } chosen ? Checked(chosen, BaseRegistryVariable)
        : DefaultBaseRegistry;

    /// <summary>The registry, if the name of an image can follow it; the engine would refuse the Dockerfile in words of its own.</summary>
    private static string Checked(string registry, string source) =>
        ImageReference.TryParse(registry.Trim().Trim('/') + "/dotnet/runtime", out _, out var error)
            ? registry.Trim().Trim('/')
            : throw new ImageReferenceException(
                $"The registry of the base images, '{registry}' from {source}, is none: {error.Message} Write a registry with an optional path, such as 'mirror.example.com/microsoft'.");
}
