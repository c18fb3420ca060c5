namespace ImageGen.Dockerfiles;

/// <summary>
/// Finds the images that a build takes from registries: those of the stages that the target needs, and no others. Needed are a stage's
/// base, the stages it copies or mounts from, and what its base keeps for it with <c>ONBUILD</c>.
/// </summary>
internal sealed class ExternalImages
{
    private const string Scratch = "scratch";
    private readonly Dockerfile _dockerfile;
    private readonly string?[] _bases;
    private readonly Dictionary<string, int> _stages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, int> _parents = [];
    private readonly List<string> _images = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public ExternalImages(Dockerfile dockerfile, IReadOnlyDictionary<string, string?> arguments)
    {
        _dockerfile = dockerfile;
        var values = new GlobalArguments(dockerfile, arguments);
        _bases = new string?[dockerfile.Stages.Count];
        foreach (var stage in dockerfile.Stages)
        {
            var name = values.Expand(stage.BaseName);
            _bases[stage.Index] = name;

            // A base is an earlier stage only by the name as the builder keeps it, which is in lower case.
            if (name is not null && _stages.TryGetValue(name, out var parent) && string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal))
            {
                _parents[stage.Index] = parent;
            }

            if (stage.Name is not null)
            {
                _stages[stage.Name] = stage.Index;
            }
        }
    }

    public IReadOnlyList<string> Of(string? target)
    {
        var waiting = new Stack<int>();
        if (FindTarget(target) is { } first)
        {
            waiting.Push(first);
        }

        var reached = new SortedSet<int>();
        while (waiting.Count > 0)
        {
            var stage = waiting.Pop();
            if (!reached.Add(stage))
            {
                continue;
            }

            foreach (var source in StagesUsedBy(stage))
            {
                waiting.Push(source);
            }
        }

        foreach (var stage in reached)
        {
            Add(stage);
        }

        return _images;
    }

    private int? FindTarget(string? target)
    {
        if (string.IsNullOrEmpty(target))
        {
            return _bases.Length > 0 ? _bases.Length - 1 : null;
        }

        return FindStage(target!);
    }

    private int? FindStage(string source)
    {
        if (_stages.TryGetValue(source, out var named))
        {
            return named;
        }

        return int.TryParse(source, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)
            && index < _bases.Length ? index : null;
    }

    private IEnumerable<int> StagesUsedBy(int stage)
    {
        if (_parents.TryGetValue(stage, out var parent))
        {
            yield return parent;
        }

        foreach (var source in SourcesOf(stage))
        {
            if (FindStage(source) is { } used)
            {
                yield return used;
            }
        }
    }

    private void Add(int stage)
    {
        if (!_parents.ContainsKey(stage))
        {
            Add(_bases[stage]);
        }

        foreach (var source in SourcesOf(stage))
        {
            if (FindStage(source) is null)
            {
                Add(source);
            }
        }
    }

    private void Add(string? image)
    {
        if (!string.IsNullOrEmpty(image) && image != Scratch && _seen.Add(image!))
        {
            _images.Add(image!);
        }
    }

    /// <summary>What a stage copies and mounts from, its base's triggers included.</summary>
    private IEnumerable<string> SourcesOf(int stage)
    {
        var triggers = _parents.TryGetValue(stage, out var parent)
            ? _dockerfile.Stages[parent].Instructions.Where(instruction => instruction.Trigger is not null).Select(instruction => instruction.Trigger!)
            : [];
        return triggers.Concat(_dockerfile.Stages[stage].Instructions).SelectMany(SourcesOf);
    }

    private static IEnumerable<string> SourcesOf(DockerfileInstruction instruction)
    {
        foreach (var flag in instruction.Flags)
        {
            if (instruction.Keyword == "COPY" && flag is { Name: "from", Value.Length: > 0 })
            {
                yield return flag.Value;
            }
            else if (instruction.Keyword == "RUN" && flag is { Name: "mount", Value: not null })
            {
                foreach (var field in flag.Value.Split(','))
                {
                    if (field.StartsWith("from=", StringComparison.OrdinalIgnoreCase) && field.Length > 5)
                    {
                        yield return field.Substring(5);
                    }
                }
            }
        }
    }
}
