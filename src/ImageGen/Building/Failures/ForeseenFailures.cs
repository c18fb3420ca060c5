using ImageGen.Building.Requests;
using ImageGen.Progress;

namespace ImageGen.Building.Failures;

/// <summary>
/// Finds failures in the Dockerfile before anything is sent: a target that is not a stage, a source that is missing in the context, a feature
/// that the builder does not support. Only certain failures end the build. A Dockerfile with syntax errors is left to the engine.
/// </summary>
internal static class ForeseenFailures
{
    /// <param name="request">The build.</param>
    /// <param name="dockerfile">The Dockerfile of the build; <see langword="null"/> if only the engine can read it.</param>
    /// <param name="builder">The builder of the build.</param>
    /// <param name="failures">Creates the exceptions.</param>
    /// <param name="warnings">Receives warnings about arguments and secrets that are probably wrong; <see langword="null"/> for a builder that has no secrets and warns about arguments itself.</param>
    /// <exception cref="ImageBuildException">The build would fail.</exception>
    public static void Check(BuildRequest request, Dockerfile? dockerfile, DockerfileBuilder builder, BuildFailures failures, IProgress<BuildEvent>? warnings)
    {
        if (dockerfile is null || dockerfile.Errors.Count > 0 || request.Context.PublishedProject is not null || !IsReadByDocker(request, dockerfile, builder))
        {
            return;
        }

        var arguments = BuildArgumentValues.FromRequest(request);
        var found = dockerfile.Check(new DockerfileCheckOptions
        {
            BuildRulesOnly = true,
            Target = request.Options.Target,
            Arguments = arguments,
            Secrets = [.. request.Options.Secrets.Select(secret => secret.Id)],
            SshAgents = [.. request.Options.Ssh.Select(agent => agent.Id)],
            Platform = request.Options.Platforms is [var platform] ? platform : null,
            ContextHolds = path => request.Context.Holds(path) ?? true,
            Builder = builder,
        });
        WarnOfUnknownStages(request.Options.NoCacheFilter, dockerfile, request.Context.DockerfilePath, warnings);
        var built = FindBuiltStages(dockerfile, arguments, request.Options, builder);
        foreach (var warning in found)
        {
            var isBuilt = IsBuilt(dockerfile, built, warning);
            if (warning.Rule is "UndeclaredArgument" or "SecretInArgument" || (isBuilt && IsOfRequiredMount(dockerfile, warning)))
            {
                warnings?.Report(new BuildWarning(warning.Message, request.Context.DockerfilePath, warning.Line));
            }
            else if (ReasonOf(warning.Rule) is { } reason && (isBuilt || warning.Rule == "UnknownTarget"))
            {
                throw failures.Foreseen(new BuildFailure(reason, warning.Message, NextOf(reason)) { Instruction = dockerfile.InstructionAt(warning.Line) });
            }
        }
    }

    /// <summary>Builders ignore unknown stage names without a warning.</summary>
    private static void WarnOfUnknownStages(IEnumerable<string> stages, Dockerfile dockerfile, string path, IProgress<BuildEvent>? warnings)
    {
        foreach (var stage in stages.Where(name => !dockerfile.Stages.Any(stage => stage.BuilderName.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            warnings?.Report(new BuildWarning($"{nameof(ImageBuildOptions.NoCacheFilter)} names the stage '{stage}', which does not exist in the Dockerfile. Check the name.", path));
        }
    }

    /// <summary>A warning and not a failure, because a cached step does not need its secrets and agents. One that is not required may be missing.</summary>
    private static bool IsOfRequiredMount(Dockerfile dockerfile, DockerfileWarning warning) =>
        IsOfMount(warning)
        && dockerfile.InstructionAt(warning.Line) is { } instruction
        && instruction.Mounts.Any(mount => mount.Required && (mount.Line, mount.Column) == (warning.Line, warning.Column));

    private static bool IsOfMount(DockerfileWarning warning) => warning.Rule is "UndeclaredSecret" or "UndeclaredSshAgent";

    /// <summary>Whether a warning of a check with these stages is about this build: the rules about a build are wrong about stages that are not built.</summary>
    public static bool AppliesTo(HashSet<DockerfileStage> built, Dockerfile dockerfile, DockerfileWarning warning) =>
        (!IsOfMount(warning) && !EndsBuild(warning)) || warning.Rule == "UnknownTarget" || IsBuilt(dockerfile, built, warning);

    /// <summary>Whether a build fails because of a warning about one of its stages.</summary>
    public static bool EndsBuild(DockerfileWarning warning) => ReasonOf(warning.Rule) is not null;

    private static bool IsBuilt(Dockerfile dockerfile, HashSet<DockerfileStage> built, DockerfileWarning warning) => built.Contains(StageAt(dockerfile, warning.Line));

    private static FailureReason? ReasonOf(string rule) => rule switch
    {
        "UnknownTarget" => FailureReason.Other,
        "MissingCopySource" => FailureReason.CopySource,
        "UnsupportedByBuilder" => FailureReason.Syntax,
        _ => null,
    };

    private static string NextOf(FailureReason reason) => reason == FailureReason.Syntax
        ? "The build was not started. Build with Builder = ImageBuilder.BuildKit on an engine that has BuildKit."
        : "The build was not started.";

    /// <summary>The classic builder ignores the comment that names a frontend.</summary>
    private static bool IsReadByDocker(BuildRequest request, Dockerfile dockerfile, DockerfileBuilder builder) =>
        builder == DockerfileBuilder.Classic || DockerFrontend.Reads(dockerfile, request.Options);

    /// <summary>The classic builder builds all stages up to the target. The others build only the stages that it needs, without those that a named context replaces.</summary>
    public static HashSet<DockerfileStage> FindBuiltStages(Dockerfile dockerfile, IReadOnlyDictionary<string, string?> arguments, ImageBuildOptions options, DockerfileBuilder builder)
    {
        var contexts = ContextNames.FindAll(options);
        var needed = dockerfile.StagesNeededBy(arguments, options.Target, stage => contexts.Contains(stage.BuilderName));
        return [.. builder == DockerfileBuilder.Classic && needed.Count > 0 ? dockerfile.Stages.Take(needed[^1].Index + 1) : needed];
    }

    private static DockerfileStage StageAt(Dockerfile dockerfile, int line)
    {
        // The stages are ordered by line.
        var (low, high) = (0, dockerfile.Stages.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = dockerfile.Stages[middle].Line <= line ? (middle, high) : (low, middle - 1);
        }

        return dockerfile.Stages[low];
    }
}
