namespace ImageGen.Dockerfiles;

/// <summary>Which stages a stage needs: its base, those it copies or mounts from, and what its base keeps for it with <c>ONBUILD</c>.</summary>
internal sealed class StageGraph
{
    private readonly IReadOnlyList<DockerfileStage> _stages;
    private readonly string?[] _baseNames;
    private readonly int?[] _bases;
    private readonly DockerfileInstruction[]?[] _triggers;
    private readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase);

    public StageGraph(IReadOnlyList<DockerfileStage> stages, GlobalArgumentValues values)
    {
        _stages = stages;
        _baseNames = new string?[stages.Count];
        _bases = new int?[stages.Count];
        _triggers = new DockerfileInstruction[]?[stages.Count];
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
                _names[stage.Name] = stage.Index;
            }
        }
    }

    /// <summary>The expanded name of a stage's base; <see langword="null"/> where the builder would refuse it.</summary>
    public string? BaseName(int stage) => _baseNames[stage];

    /// <summary>The stage that a stage is built on, or <see langword="null"/>.</summary>
    public int? Base(int stage) => _bases[stage];

    /// <summary>The stages that a stage uses itself, its base first, each once.</summary>
    public IEnumerable<int> UsedBy(int stage) =>
        new[] { _bases[stage] }.Concat(SourcesOf(stage).Select(Find)).OfType<int>().Distinct();

    /// <summary>The stages that a target needs, in the order of the file; none where the target is not there.</summary>
    public IReadOnlyCollection<int> NeededBy(string? target)
    {
        var needed = new SortedSet<int>();
        var waiting = new Stack<int>();
        if (FindTarget(target) is { } first)
        {
            waiting.Push(first);
        }

        while (waiting.Count > 0)
        {
            var stage = waiting.Pop();
            if (needed.Add(stage))
            {
                foreach (var used in UsedBy(stage))
                {
                    waiting.Push(used);
                }
            }
        }

        return needed;
    }

    /// <summary>What a stage copies and mounts from that is no stage.</summary>
    public IEnumerable<string> ImagesUsedBy(int stage) =>
        SourcesOf(stage).Where(source => source.Index is null && Find(source) is null).Select(source => source.Name);

    /// <summary>The stage of a name, the last one where several have it.</summary>
    public int? Find(string name) => _names.TryGetValue(name, out var stage) ? stage : null;

    /// <summary>The stage that an instruction takes files from; <see langword="null"/> for an image.</summary>
    public int? Find(StageSource source)
    {
        if (source.Index is { } index)
        {
            return index >= 0 && index < _stages.Count ? index : null;
        }

        return Find(source.Name);
    }

    private int? FindTarget(string? target)
    {
        if (string.IsNullOrEmpty(target))
        {
            return _stages.Count > 0 ? _stages.Count - 1 : null;
        }

        return Find(target!);
    }

    /// <summary>The instructions that the base of a stage keeps for it.</summary>
    public IEnumerable<DockerfileInstruction> TriggersFor(int stage) =>
        _bases[stage] is { } parent
            ? _triggers[parent] ??= [.. _stages[parent].Instructions.Select(instruction => instruction.Trigger).OfType<DockerfileInstruction>()]
            : [];

    private IEnumerable<StageSource> SourcesOf(int stage) => TriggersFor(stage).Concat(_stages[stage].Instructions).SelectMany(StageSource.Of);
}
