using ImageGen.Auto;
using ImageGen.Building.Failures;
using ImageGen.Contexts;

namespace ImageGen.Images;

/// <summary>Reads and checks the Dockerfile of an image without a build.</summary>
internal static class ImageDockerfile
{
    public static async Task<Dockerfile> ReadAsync(DockerImage image, ImageBuildOptions options, CancellationToken cancellationToken)
    {
        var (text, path, _) = await FindAsync(image, options, cancellationToken).ConfigureAwait(false);
        return Dockerfile.Parse(text, path);
    }

    public static async Task<DockerfileCheckResult> CheckAsync(DockerImage image, ImageBuildOptions options, CancellationToken cancellationToken)
    {
        var (text, path, context) = await FindAsync(image, options, cancellationToken).ConfigureAwait(false);
        var dockerfile = Dockerfile.Parse(text, path);
        var arguments = options.Args.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);
        IReadOnlyList<DockerfileWarning> warnings = dockerfile.UsesDockerFrontend ? [.. Check(dockerfile, options, arguments, context)] : [];
        // The check of the target suggests a similar name, so the error without one is not reported in addition.
        var target = warnings.Any(warning => warning.Rule == "UnknownTarget") ? null : options.Target;
        return new DockerfileCheckResult(dockerfile, dockerfile.ErrorsFor(arguments, target), warnings);
    }

    public static async Task<string?> FindContextFolderAsync(DockerImage image, ImageBuildOptions options, CancellationToken cancellationToken)
    {
        if (!DockerfileLocator.IsGenerated(image, options))
        {
            return DockerfileLocator.FindContextFolder(image, options);
        }

        var definition = await DockerfileLocator.DefineAsync(image, options, TargetOf(options), cancellationToken).ConfigureAwait(false);
        return (definition.Context as BuildContext.Directory)?.Path;
    }

    private static AutoTarget TargetOf(ImageBuildOptions options) => new(options.Builder is not ImageBuilder.Classic) { IsInProcess = options.Builder is ImageBuilder.InProcess };

    private static IEnumerable<DockerfileWarning> Check(Dockerfile dockerfile, ImageBuildOptions options, Dictionary<string, string?> arguments, PreparedContext? context)
    {
        var builder = options.Builder is ImageBuilder.Classic ? DockerfileBuilder.Classic : DockerfileBuilder.BuildKit;
        var found = dockerfile.Check(new DockerfileCheckOptions
        {
            Target = options.Target,
            Arguments = arguments,
            // A generated Dockerfile brings its own secrets.
            Secrets = context is null ? null : [.. options.Secrets.Select(secret => secret.Id)],
            SshAgents = [.. options.Ssh.Select(agent => agent.Id)],
            Platform = options.Platforms is [var platform] ? platform : null,
            ContextHolds = context is null ? null : name => context.Holds(name) ?? true,
            Builder = builder,
        });
        var built = ForeseenFailures.FindBuiltStages(dockerfile, arguments, options, builder);
        return found
            .Where(warning => ForeseenFailures.AppliesTo(built, dockerfile, warning))
            .Select(warning => ForeseenFailures.EndsBuild(warning) ? warning with { IsError = true } : warning);
    }

    /// <summary>Finds the text of the Dockerfile and its path for messages. The context of a generated Dockerfile is <see langword="null"/>, because a publish creates it.</summary>
    private static async Task<(string Text, string Path, PreparedContext? Context)> FindAsync(DockerImage image, ImageBuildOptions options, CancellationToken cancellationToken)
    {
        var definition = await DockerfileLocator.DefineAsync(image, options, TargetOf(options), cancellationToken).ConfigureAwait(false);
        if (DockerfileLocator.IsGenerated(image, options))
        {
            return (definition.DockerfileText!, definition.DockerfileDisplayPath ?? definition.DockerfilePath, null);
        }

        var context = await ContextPreparation.PrepareAsync(definition, cancellationToken).ConfigureAwait(false);
        return context.DockerfileText is { } text
            ? (text, context.DockerfilePath, context)
            : throw new BuildContextException($"The text of the Dockerfile of {image.Reference.Name} is not available, because its context can be read only by the engine. Set a folder as context, or set {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.DockerfileText)}.");
    }
}
