namespace ImageGen.Dockerfiles;

/// <summary>Which stages a stage needs: its base, those it copies or mounts from, and what its base keeps for it with <c>ONBUILD</c>.</summary>
internal sealed class StageGraph
{
    /// <summary>How many steps all triggers of a file may make before nothing more is claimed: stages times triggers is a square of the text.</summary>
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

            // A base is an earlier stage only by the name as the builder keeps it, which is in lower case.
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

    /// <summary>The expanded name of a stage's base; <see langword="null"/> where the builder would refuse it.</summary>
    public string? BaseName(DockerfileStage stage) => _baseNames[stage.Index];

    /// <summary>The stage that a stage is built on, or <see langword="null"/>.</summary>
    public DockerfileStage? Base(DockerfileStage stage) => _bases[stage.Index];

    /// <summary>The stages that a stage uses itself, its base first, each once.</summary>
    public IReadOnlyList<DockerfileStage> UsedBy(DockerfileStage stage)
    {
        if (stage.Instructions.Any(instruction => StageSource.Read(instruction).Any()))
        {
            return Distinct(stage, TriggersFor(stage).Concat(stage.Instructions));
        }

        // All that is built on one stage, and takes from no other, uses the same stages.
        return Base(stage) is { } parent ? _usedThrough[parent.Index] ??= Distinct(stage, TriggersFor(stage)) : [];
    }

    /// <summary>The stages that a target needs, in the order of the file; none where the target is not there.</summary>
    /// <param name="target">The stage; the last one where it is <see langword="null"/> or empty.</param>
    /// <param name="isReplaced">Whether something else stands in for a stage, so that neither it nor what it needs is built. Default: for none.</param>
    public IReadOnlyList<DockerfileStage> NeededBy(string? target, Func<DockerfileStage, bool>? isReplaced = null)
    {
        var isNeeded = ReachedFrom(FindTarget(target) is { } first ? [first] : [], isReplaced);
        return [.. _stages.Where(stage => isNeeded[stage.Index])];
    }

    /// <summary>Which stages are built where some are: those, and all that they need.</summary>
    public bool[] ReachedFrom(IEnumerable<DockerfileStage> targets, Func<DockerfileStage, bool>? isReplaced = null)
    {
        var isReached = new bool[_stages.Count];
        var isTriggered = new bool[_stages.Count];
        var waiting = new Stack<DockerfileStage>(targets);
        while (waiting.Count > 0)
        {
            var stage = waiting.Pop();
            if (isReached[stage.Index] || isReplaced?.Invoke(stage) == true)
            {
                continue;
            }

            isReached[stage.Index] = true;
            PushUsed(stage.Instructions);
            if (Base(stage) is { } parent)
            {
                waiting.Push(parent);
                if (!isTriggered[parent.Index])
                {
                    // What a base keeps leads every stage that is built on it to the same stages.
                    isTriggered[parent.Index] = true;
                    PushUsed(TriggersFor(stage));
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

    /// <summary>What instructions copy and mount from that is no stage.</summary>
    public IEnumerable<string> ImagesUsedBy(IEnumerable<DockerfileInstruction> instructions) =>
        instructions.SelectMany(StageSource.Read).Where(source => source.Index is null && Find(source) is null).Select(source => source.Name);

    /// <summary>The stage of a name, the last one where several have it.</summary>
    public DockerfileStage? Find(string name) => _names.TryGetValue(name, out var stage) ? stage : null;

    /// <summary>The stage that an instruction takes files from; <see langword="null"/> for an image.</summary>
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

    /// <summary>The instructions that the base of a stage keeps for it.</summary>
    public IReadOnlyList<DockerfileInstruction> TriggersFor(DockerfileStage stage) =>
        Base(stage) is { } parent
            ? _triggers[parent.Index] ??= [.. parent.Instructions.Select(instruction => instruction.Trigger).OfType<DockerfileInstruction>()]
            : [];

    private DockerfileStage[] Distinct(DockerfileStage stage, IEnumerable<DockerfileInstruction> instructions) =>
        [.. instructions.SelectMany(StageSource.Read).Select(Find).Prepend(Base(stage)).OfType<DockerfileStage>().Distinct()];
}
