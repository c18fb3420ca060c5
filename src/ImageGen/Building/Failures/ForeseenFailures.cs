using ImageGen.Building.Requests;

namespace ImageGen.Building.Failures;

/// <summary>
/// What the Dockerfile alone tells before anything is sent: a target that is no stage, a source that the context does not have, a feature
/// that the builder lacks. Only what is certain ends the build; a Dockerfile that cannot be read here is the engine's to judge.
/// </summary>
internal static class ForeseenFailures
{
    /// <param name="request">The build.</param>
    /// <param name="dockerfile">Its Dockerfile; <see langword="null"/> where only the engine can see it.</param>
    /// <param name="builder">What builds it.</param>
    /// <param name="failures">What makes exceptions.</param>
    /// <param name="warnings">Told of arguments and secrets that are probably a mistake; <see langword="null"/> for a builder that knows no secrets and speaks of arguments itself.</param>
    /// <exception cref="ImageBuildException">The build would fail.</exception>
    public static void Check(BuildRequest request, Dockerfile? dockerfile, DockerfileBuilder builder, BuildFailures failures, IProgress<BuildEvent>? warnings)
    {
        if (dockerfile is null || dockerfile.Errors.Count > 0 || request.Context.IsDockerfileGenerated || !IsReadByDocker(request, dockerfile, builder))
        {
            return;
        }

        var arguments = BuildArgumentValues.Of(request);
        var found = dockerfile.Check(new DockerfileCheckOptions
        {
            BuildRulesOnly = true,
            Target = request.Options.Target,
            Arguments = arguments,
            Secrets = [.. request.Options.Secrets.Select(secret => secret.Id)],
            Platform = request.Options.Platforms is [var platform] ? platform : null,
            ContextHolds = path => request.Context.Holds(path) ?? true,
            Builder = builder,
        });
        WarnOfUnknownStages(request.Options.NoCacheFilter, dockerfile, request.Context.DockerfilePath, warnings);
        var built = BuiltStages(dockerfile, arguments, request.Options, builder).ToHashSet();
        foreach (var warning in found)
        {
            var isBuilt = built.Contains(StageAt(dockerfile, warning.Line));
            if (warning.Rule is "UndeclaredArgument" or "SecretInArgument" || (isBuilt && IsOfRequiredSecret(dockerfile, warning)))
            {
                warnings?.Report(new BuildWarning(warning.Message, request.Context.DockerfilePath, warning.Line));
            }
            else if (ReasonOf(warning.Rule) is { } reason && (isBuilt || warning.Rule == "UnknownTarget"))
            {
                throw failures.Foreseen(new BuildFailure(reason, warning.Message, NextOf(reason)) { Instruction = dockerfile.InstructionAt(warning.Line) });
            }
        }
    }

    /// <summary>No builder speaks of it: it takes the stages that it knows, and none of the others.</summary>
    private static void WarnOfUnknownStages(IEnumerable<string> stages, Dockerfile dockerfile, string path, IProgress<BuildEvent>? warnings)
    {
        foreach (var stage in stages.Where(name => !dockerfile.Stages.Any(stage => stage.BuilderName.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            warnings?.Report(new BuildWarning($"{nameof(ImageBuildOptions.NoCacheFilter)} names the stage '{stage}', and there is none of this name.", path));
        }
    }

    /// <summary>No failure, since a step out of the cache needs its secrets no more. One that is not required may well be left out.</summary>
    private static bool IsOfRequiredSecret(Dockerfile dockerfile, DockerfileWarning warning) =>
        warning.Rule == "UndeclaredSecret"
        && dockerfile.InstructionAt(warning.Line) is { } instruction
        && instruction.Mounts.Any(mount => mount.Required && (mount.Line, mount.Column) == (warning.Line, warning.Column));

    private static FailureReason? ReasonOf(string rule) => rule switch
    {
        "UnknownTarget" => FailureReason.Other,
        "MissingCopySource" => FailureReason.CopySource,
        "UnsupportedByBuilder" => FailureReason.Syntax,
        _ => null,
    };

    private static string NextOf(FailureReason reason) => reason == FailureReason.Syntax
        ? "Nothing was sent to the engine. One that has BuildKit builds it with Builder = ImageBuilder.BuildKit."
        : "Nothing was sent to the engine.";

    /// <summary>The classic builder passes over the comment that names a frontend.</summary>
    private static bool IsReadByDocker(BuildRequest request, Dockerfile dockerfile, DockerfileBuilder builder) =>
        builder == DockerfileBuilder.Classic
        || request.Options.UseBuiltInFrontend == true
        || (dockerfile.UsesDockerFrontend && !request.Options.Args.Contains("BUILDKIT_SYNTAX"));

    /// <summary>The classic builder builds all stages up to the target, the others those that it needs, but for those that a named context stands in for.</summary>
    private static IReadOnlyList<DockerfileStage> BuiltStages(Dockerfile dockerfile, SortedList<string, string?> arguments, ImageBuildOptions options, DockerfileBuilder builder)
    {
        var contexts = options.NamedContexts.Keys.Select(ContextNames.Find).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var needed = dockerfile.StagesNeededBy(arguments, options.Target, stage => contexts.Contains(stage.BuilderName));
        return builder == DockerfileBuilder.Classic && needed.Count > 0 ? [.. dockerfile.Stages.Take(needed[^1].Index + 1)] : needed;
    }

    private static DockerfileStage StageAt(Dockerfile dockerfile, int line)
    {
        // The stages stand in the order of their lines.
        var (low, high) = (0, dockerfile.Stages.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = dockerfile.Stages[middle].Line <= line ? (middle, high) : (low, middle - 1);
        }

        return dockerfile.Stages[low];
    }
}
