namespace ImageGen.Dockerfiles;

/// <summary>What a builder knows of a build before it runs an instruction: the stages of the target, their bases, and the global arguments.</summary>
public sealed class DockerfilePlan
{
    private readonly StageGraph _graph;
    private readonly GlobalArgumentValues _values;

    private DockerfilePlan(StageGraph graph, GlobalArgumentValues values, IReadOnlyList<PlannedStage> stages, DockerfileStage? target)
    {
        _graph = graph;
        _values = values;
        Stages = stages;
        Target = target;
    }

    /// <summary>The stages that the target needs, including the target and those that are replaced, in the order of the file. A stage is after those that it uses.</summary>
    public IReadOnlyList<PlannedStage> Stages { get; }

    /// <summary>The stage that is built; <see langword="null"/> if no stage has the name.</summary>
    public DockerfileStage? Target { get; }

    /// <summary>Plans a build.</summary>
    /// <param name="dockerfile">The file.</param>
    /// <param name="args">The build arguments by name. An argument without a value counts as not set.</param>
    /// <param name="platform">The platform of the image.</param>
    /// <param name="builder">The platform of the builder, which is <c>$BUILDPLATFORM</c>.</param>
    /// <param name="target">The name of a stage, ignoring case; <see langword="null"/> for the last stage.</param>
    /// <param name="isReplaced">Whether something else, such as a named context, replaces a stage, so that neither it nor what it uses is built. Default: no stage is replaced.</param>
    public static DockerfilePlan Create(
        Dockerfile dockerfile, IReadOnlyDictionary<string, string?> args, Platform platform, Platform builder, string? target = null, Func<DockerfileStage, bool>? isReplaced = null)
    {
        _ = dockerfile ?? throw new ArgumentNullException(nameof(dockerfile));
        _ = args ?? throw new ArgumentNullException(nameof(args));
        var platforms = PlatformArgumentValues.Create(
            dockerfile,
            (builder ?? throw new ArgumentNullException(nameof(builder))).Normalize(),
            (platform ?? throw new ArgumentNullException(nameof(platform))).Normalize(),
            target);
        var values = new GlobalArgumentValues(dockerfile, args, platforms);
        var graph = new StageGraph(dockerfile.Stages, values);
        return new DockerfilePlan(
            graph,
            values,
            [.. graph.UsedFor(target, isReplaced).Select(PlanStage)],
            string.IsNullOrEmpty(target) ? dockerfile.Stages.LastOrDefault() : graph.Find(target!));

        PlannedStage PlanStage(DockerfileStage stage)
        {
            var own = string.IsNullOrEmpty(stage.Platform) ? null : values.Expand(stage.Platform!);
            return isReplaced?.Invoke(stage) == true
                ? new PlannedStage(stage, stage.Name, Base: null, own, []) { IsReplaced = true }
                : new PlannedStage(stage, graph.BaseName(stage), graph.Base(stage), own, graph.TriggersFor(stage, isReplaced));
        }
    }

    /// <summary>Returns the value of a global argument, which an <c>ARG</c> without a default in a stage gets; <see langword="null"/> if it has none.</summary>
    public string? GlobalValue(string name) => _values[name];

    /// <summary>Finds the stage that <c>COPY --from</c> names; <see langword="null"/> for an image.</summary>
    public DockerfileStage? FindSource(string from) => _graph.Find(new StageSource(from, default!, MayBeIndex: true));
}
