namespace ImageGen.Dockerfiles;

/// <summary>The dependencies between stages: the base, stages that are copied or mounted from, and the <c>ONBUILD</c> triggers of the base.</summary>
internal sealed class StageGraph
{
    /// <summary>
    /// The maximum number of steps that all triggers of a file may cause. Checks end there, because the number of stages times triggers is quadratic
    /// in the length of the file.
    /// </summary>
    public const int MaxTriggeredInstructions = 16_384;
    private readonly IReadOnlyList<DockerfileStage> _stages;
    private readonly string?[] _baseNames;
    private readonly DockerfileStage?[] _bases;
    private readonly DockerfileInstruction[]?[] _triggers;
    private readonly DockerfileStage[]?[] _usedThrough;
    private readonly Dictionary<string, DockerfileStage> _names = new(StringComparer.OrdinalIgnoreCase);

    public StageGraph(IReadOnlyList<DockerfileStage> stages, GlobalArgumentValues values)
    {
        _stages = stages;
        _baseNames = new string?[stages.Count];
        _bases = new DockerfileStage?[stages.Count];
        _triggers = new DockerfileInstruction[]?[stages.Count];
        _usedThrough = new DockerfileStage[]?[stages.Count];
        foreach (var stage in stages)
        {
            var name = values.Expand(stage.BaseName);
            _baseNames[stage.Index] = name;

            // Builders store stage names in lower case, so a base is an earlier stage only if it is written in lower case.
            if (name is not null && _names.TryGetValue(name, out var parent) && string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal))
            {
                _bases[stage.Index] = parent;
            }

            if (stage.Name is not null)
            {
                _names[stage.Name] = stage;
            }
        }
    }

    /// <summary>Returns the expanded name of a stage's base; <see langword="null"/> if the builder would refuse it.</summary>
    public string? BaseName(DockerfileStage stage) => _baseNames[stage.Index];

    /// <summary>Returns the stage that is the base of a stage, or <see langword="null"/>.</summary>
    public DockerfileStage? Base(DockerfileStage stage) => _bases[stage.Index];

    /// <summary>Returns the stages that a stage uses directly, without duplicates and with its base first.</summary>
    public IReadOnlyList<DockerfileStage> UsedBy(DockerfileStage stage)
    {
        if (stage.Instructions.Any(instruction => StageSource.Read(instruction).Any()))
        {
            return Distinct(stage, TriggersFor(stage).Concat(stage.Instructions));
        }

        // Stages with the same base that read from no other stage all use the same stages.
        return Base(stage) is { } parent ? _usedThrough[parent.Index] ??= Distinct(stage, TriggersFor(stage)) : [];
    }

    /// <summary>Returns the stages that a target needs, in the order of the file; none if there is no such target.</summary>
    /// <param name="target">The name of the stage; <see langword="null"/> or empty for the last one.</param>
    /// <param name="isReplaced">
    /// Whether something else replaces a stage, so that neither it nor its dependencies are built. Default: no stage.
    /// </param>
    public IReadOnlyList<DockerfileStage> NeededBy(string? target, Func<DockerfileStage, bool>? isReplaced = null)
    {
        return [.. UsedFor(target, isReplaced).Where(stage => isReplaced?.Invoke(stage) != true)];
    }

    /// <summary>Returns the stages that a target needs, and those that are replaced but used, in the order of the file.</summary>
    public IEnumerable<DockerfileStage> UsedFor(string? target, Func<DockerfileStage, bool>? isReplaced)
    {
        var isUsed = ReachedFrom(FindTarget(target) is { } first ? [first] : [], isReplaced);
        return _stages.Where(stage => isUsed[stage.Index]);
    }

    /// <summary>Returns for each stage whether a build of the targets uses it. What a replaced stage would use does not count.</summary>
    public bool[] ReachedFrom(IEnumerable<DockerfileStage> targets, Func<DockerfileStage, bool>? isReplaced = null)
    {
        var isReached = new bool[_stages.Count];
        var isTriggered = new bool[_stages.Count];
        var waiting = new Stack<DockerfileStage>(targets);
        while (waiting.Count > 0)
        {
            var stage = waiting.Pop();
            if (isReached[stage.Index])
            {
                continue;
            }

            isReached[stage.Index] = true;
            if (isReplaced?.Invoke(stage) == true)
            {
                continue;
            }

            PushUsed(stage.Instructions);
            if (Base(stage) is { } parent)
            {
                waiting.Push(parent);
                if (!isTriggered[parent.Index])
                {
                    // The triggers of a base use the same stages for every stage that is based on it.
                    isTriggered[parent.Index] = true;
                    PushUsed(TriggersFor(stage, isReplaced));
                }
            }
        }

        return isReached;

        void PushUsed(IEnumerable<DockerfileInstruction> instructions)
        {
            foreach (var used in instructions.SelectMany(StageSource.Read).Select(Find).OfType<DockerfileStage>())
            {
                waiting.Push(used);
            }
        }
    }

    /// <summary>Returns the images that instructions copy and mount from.</summary>
    public IEnumerable<string> ImagesUsedBy(IEnumerable<DockerfileInstruction> instructions) =>
        instructions.SelectMany(StageSource.Read).Where(source => source.Index is null && Find(source) is null).Select(source => source.Name);

    /// <summary>Finds the stage with a name, or the last one if several have it.</summary>
    public DockerfileStage? Find(string name) => _names.TryGetValue(name, out var stage) ? stage : null;

    /// <summary>Finds the stage that an instruction reads files from; <see langword="null"/> for an image.</summary>
    public DockerfileStage? Find(StageSource source)
    {
        if (source.Index is { } index)
        {
            return index >= 0 && index < _stages.Count ? _stages[index] : null;
        }

        return Find(source.Name);
    }

    private DockerfileStage? FindTarget(string? target)
    {
        if (string.IsNullOrEmpty(target))
        {
            return _stages.Count > 0 ? _stages[_stages.Count - 1] : null;
        }

        return Find(target!);
    }

    /// <summary>Returns the triggers that run in a stage, from its base. If the base is replaced, the file does not know them.</summary>
    public IReadOnlyList<DockerfileInstruction> TriggersFor(DockerfileStage stage, Func<DockerfileStage, bool>? isReplaced = null) =>
        Base(stage) is { } parent && isReplaced?.Invoke(parent) != true
            ? _triggers[parent.Index] ??= [.. parent.Instructions.Select(instruction => instruction.Trigger).OfType<DockerfileInstruction>()]
            : [];

    private DockerfileStage[] Distinct(DockerfileStage stage, IEnumerable<DockerfileInstruction> instructions) =>
        [.. instructions.SelectMany(StageSource.Read).Select(Find).Prepend(Base(stage)).OfType<DockerfileStage>().Distinct()];
}
