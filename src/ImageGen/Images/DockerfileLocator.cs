using ImageGen.Auto;
using ImageGen.Contexts;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Images;

/// <summary>Finds the Dockerfile and the context of an image. The Dockerfile is a given text, generated for a .NET project, or a file.</summary>
internal static class DockerfileLocator
{
    private const string BaseRegistryVariable = "IMAGEGEN_BASE_REGISTRY";

    /// <summary>Returns whether the Dockerfile of the image is generated for its project.</summary>
    public static bool IsAuto(DockerImage image) => string.Equals(image.Dockerfile, "auto", StringComparison.Ordinal);

    public static async Task<ContextDefinition> DefineAsync(DockerImage image, ImageBuildOptions options, bool buildKit, bool hasNamedContexts, CancellationToken cancellationToken)
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

        if (!isAuto)
        {
            return new ContextDefinition { ProjectDirectory = directory, Context = context, DockerfilePath = image.Dockerfile };
        }

        var contextDirectory = AutoContextDirectory(image, context, directory);
        var facts = image.Project?.ReadFacts()
            ?? await DotNetProjectEvaluation.EvaluateAsync(Path.GetFullPath(image.Project?.Path ?? ".", directory), directory, cancellationToken).ConfigureAwait(false);
        var auto = AutoDockerfile.Create(facts, directory, BaseRegistry(options), buildKit, hasNamedContexts, contextDirectory);
        return new ContextDefinition
        {
            ProjectDirectory = directory,
            Context = BuildContext.FromDirectory(auto.ContextFolder),
            DockerfilePath = "Dockerfile",
            DockerfileText = auto.Text,
            DockerfileDisplayPath = "Dockerfile (auto)",
            PublishedProject = new PublishedProject(Path.GetFullPath(facts.Path, directory), facts.IsMultiTargeted ? facts.TargetFramework : null),
            Include = [.. auto.Include],
            IgnoreText = auto.IgnoreText,
            Needs = AutoNeeds.Create(auto, buildKit),
        };
    }

    private static string? AutoContextDirectory(DockerImage image, BuildContext? context, string directory) => context switch
    {
        null => null,
        BuildContext.Directory folder => Path.GetFullPath(folder.Path, directory),
        _ => throw new BuildContextException(
            $"The Dockerfile of {image.Reference} is 'auto', which copies the .NET project from a folder on this machine; its context cannot be {context}. Set a folder as the context, or use your own Dockerfile."),
    };

    private static string BaseRegistry(ImageBuildOptions options) =>
        options.BaseRegistry is { } set ? Checked(set, nameof(ImageBuildOptions.BaseRegistry))
        : Environment.GetEnvironmentVariable(BaseRegistryVariable) is { Length: > 0 } chosen ? Checked(chosen, BaseRegistryVariable)
        : ProjectDockerfileOptions.DefaultBaseRegistry;

    /// <summary>Checks that a repository can follow the registry. Otherwise the engine refuses the Dockerfile with a message that does not name the option.</summary>
    private static string Checked(string registry, string source) =>
        ImageReference.TryParse(registry.Trim().Trim('/') + "/dotnet/runtime", out _, out var error)
            ? registry.Trim().Trim('/')
            : throw new ImageReferenceException(
                $"The registry of the base images, '{registry}' (from {source}), is not valid: {error.Message} Use a registry with an optional path, such as 'mirror.example.com/microsoft'.");
}
