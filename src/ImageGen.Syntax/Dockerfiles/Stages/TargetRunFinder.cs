namespace ImageGen.Dockerfiles;

/// <summary>Finds what a build runs on the normalized platform of the image, as <c>dockerfile2llb</c> of moby/buildkit 0070379 assigns platforms to stages.</summary>
internal sealed class TargetRunFinder(StageGraph graph, GlobalArgumentValues values, Platform target)
{
    /// <summary>Returns the first <c>RUN</c> that runs on the target platform, or may do so; <see langword="null"/> if nothing runs there.</summary>
    public DockerfileInstruction? Find(string? stageName, Func<DockerfileStage, bool>? isReplaced)
    {
        var onTarget = new HashSet<DockerfileStage>();
        var triggered = new HashSet<DockerfileStage>();
        foreach (var stage in graph.NeededBy(stageName, isReplaced))
        {
            var parent = graph.Base(stage);

            // A stage has the platform of the stage that it is based on, whatever its flag is. The platform of a replacement is unknown.
            var isOnTarget = parent is null ? MayBeOnTarget(stage) : onTarget.Contains(parent) || isReplaced?.Invoke(parent) == true;
            if (!isOnTarget)
            {
                continue;
            }

            _ = onTarget.Add(stage);

            // All stages with the same base have the same platform, so its triggers are read once.
            var triggers = parent is not null && triggered.Add(parent) ? graph.TriggersFor(stage, isReplaced) : [];
            if (triggers.Concat(stage.Instructions).FirstOrDefault(instruction => instruction.Keyword == "RUN") is { } run)
            {
                return run;
            }
        }

        return null;
    }

    private bool MayBeOnTarget(DockerfileStage stage) =>
        string.IsNullOrEmpty(stage.Platform)
        || graph.BaseName(stage) == StageSource.Scratch // The builder ignores the flag.
        || values.Expand(stage.Platform!) is not { } text
        || !Platform.TryParse(text, out var platform)
        || platform.Architecture is null
        || IsTarget(platform.Normalize());

    /// <summary>Versions of the operating system are ignored, as for the platforms of a builder.</summary>
    private bool IsTarget(Platform platform) =>
        (platform.OperatingSystem, platform.Architecture, platform.Variant) == (target.OperatingSystem, target.Architecture, target.Variant);
}
