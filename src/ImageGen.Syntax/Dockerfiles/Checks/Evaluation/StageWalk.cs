namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// Goes through the stages as the builder does, with the variables of each place. A stage comes after the one that it is built on; stages
/// that have nothing to do with each other come in no order that matters.
/// </summary>
internal sealed class StageWalk
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private readonly CheckedFile _file;
    private readonly Action<BuildStep> _see;
    private readonly StageVariables _variables = new();
    private readonly StageGraph _graph;
    private readonly HashSet<int> _triggered;
    private readonly HashSet<int>? _built;

    public StageWalk(CheckedFile file, Action<BuildStep> see)
    {
        _file = file;
        _see = see;
        _graph = file.Graph;

        // Without a target BuildKit checks all stages, but brings triggers only into those that the last one needs.
        _triggered = [.. _graph.NeededBy(file.Options.Target)];
        _built = string.IsNullOrEmpty(file.Options.Target) ? null : _triggered;
    }

    public void Run()
    {
        var builtOn = _file.Dockerfile.Stages.ToLookup(stage => _graph.Base(stage.Index) ?? -1, stage => stage.Index);
        var waiting = new Stack<(int Stage, StageState? Parent, int? Leave)>();
        Push(-1, null);
        while (waiting.Count > 0)
        {
            var (index, parent, leave) = waiting.Pop();
            if (leave is { } mark)
            {
                _variables.Return(mark);
                continue;
            }

            waiting.Push((index, parent, _variables.Mark));
            Push(index, Build(_file.Dockerfile.Stages[index], parent));
        }

        void Push(int index, StageState? state)
        {
            foreach (var stage in builtOn[index].Reverse())
            {
                waiting.Push((stage, state, null));
            }
        }
    }

    private StageState Build(DockerfileStage stage, StageState? parent)
    {
        var state = parent is null ? Root(stage) : new StageState(_variables, parent, parent.IsBaseKnown);
        if (_built is not null && !_built.Contains(stage.Index))
        {
            return state;
        }

        if (_graph.Base(stage.Index) is { } index && _triggered.Contains(stage.Index))
        {
            foreach (var trigger in _file.Dockerfile.Stages[index].Instructions.Select(instruction => instruction.Trigger).OfType<DockerfileInstruction>())
            {
                See(stage, trigger, true, state);
            }
        }

        foreach (var instruction in stage.Instructions)
        {
            See(stage, instruction, false, state);
        }

        return state;
    }

    /// <summary>A stage that is built on an image.</summary>
    private StageState Root(DockerfileStage stage)
    {
        var image = _graph.BaseName(stage.Index);
        var environment = image is null or "scratch" ? null : _file.Options.BaseEnvironment?.Invoke(image);
        _variables.Set("PATH", DefaultPath);
        foreach (var variable in environment ?? new Dictionary<string, string>())
        {
            _variables.Set(variable.Key, variable.Value);
        }

        return new StageState(_variables, null, image == "scratch" || environment is not null);
    }

    private void See(DockerfileStage stage, DockerfileInstruction instruction, bool isTrigger, StageState state)
    {
        if (instruction.Keyword == "ARG")
        {
            SeeArguments(stage, instruction, isTrigger, state);
            return;
        }

        var step = new BuildStep(
            stage, instruction, isTrigger, state, 0, instruction.Words.Count, [.. ExpandedTexts.Of(instruction).Select(state.Expand)]);
        _see(step);
        state.Apply(step);
    }

    private void SeeArguments(DockerfileStage stage, DockerfileInstruction instruction, bool isTrigger, StageState state)
    {
        var defaults = new Queue<ExpandedText>(ExpandedTexts.Of(instruction));
        for (var i = 0; i < instruction.Words.Count; i++)
        {
            var word = instruction.Words[i].Text;
            var equals = word.IndexOf('=');
            var name = equals < 0 ? word : word.Substring(0, equals);
            string? given = null;
            _ = _file.Options.Arguments?.TryGetValue(name, out given);
            var text = equals < 0 ? null : defaults.Dequeue();

            // A default that is not needed is not expanded either.
            var written = text is null || given is not null ? null : state.Expand(text);
            _see(new BuildStep(stage, instruction, isTrigger, state, i, 1, written is null ? [] : [written]));
            state.Declare(name, given, written, _file.Globals);
        }
    }
}
