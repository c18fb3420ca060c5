namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// Visits the stages as the builder does, with the variables at each step. A stage comes after its base. The order of independent stages has no
/// effect.
/// </summary>
internal sealed class StageWalk
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private readonly CheckedFile _file;
    private readonly Action<CheckedStep> _check;
    private readonly StageVariables _variables = new();
    private readonly StageGraph _graph;
    private readonly HashSet<DockerfileStage> _triggered;
    private readonly HashSet<DockerfileStage>? _built;

    /// <summary>The number of steps of triggers so far.</summary>
    private int _steps;

    public StageWalk(CheckedFile file, Action<CheckedStep> check)
    {
        _file = file;
        _check = check;
        _graph = file.Graph;

        // Without a target, BuildKit checks all stages, but runs triggers only in those that the last stage needs.
        _triggered = [.. _graph.NeededBy(file.Options.Target)];
        _built = string.IsNullOrEmpty(file.Options.Target) ? null : _triggered;
    }

    public void Run()
    {
        var builtOn = _file.Dockerfile.Stages.ToLookup(_graph.Base);
        var waiting = new Stack<Visit>();
        Push(null, null);
        while (waiting.Count > 0 && _steps <= StageGraph.MaxTriggeredInstructions)
        {
            var (stage, parent, leave) = waiting.Pop();
            if (leave is { } mark)
            {
                _variables.Return(mark);
                continue;
            }

            waiting.Push(new Visit(stage, parent, _variables.Mark));
            Push(stage, Build(stage, parent));
        }

        void Push(DockerfileStage? parent, StageState? state)
        {
            foreach (var stage in builtOn[parent].Reverse())
            {
                waiting.Push(new Visit(stage, state, null));
            }
        }
    }

    private StageState Build(DockerfileStage stage, StageState? parent)
    {
        var state = parent is null ? CreateRoot(stage) : new StageState(_variables, parent, parent.IsBaseKnown);
        if (_built is not null && !_built.Contains(stage))
        {
            return state;
        }

        if (_triggered.Contains(stage))
        {
            _steps += _graph.TriggersFor(stage).Count;
            if (_steps > StageGraph.MaxTriggeredInstructions)
            {
                // The walk ends here, because the variables of further triggers are unknown.
                return state;
            }

            foreach (var trigger in _graph.TriggersFor(stage))
            {
                Check(stage, trigger, true, state);
            }
        }

        foreach (var instruction in stage.Instructions)
        {
            Check(stage, instruction, false, state);
        }

        return state;
    }

    /// <summary>Creates the state of a stage that is based on an image.</summary>
    private StageState CreateRoot(DockerfileStage stage)
    {
        var image = _graph.BaseName(stage);
        var environment = image is null or "scratch" ? null : _file.Options.BaseEnvironment?.Invoke(image);
        _variables.Set("PATH", DefaultPath);
        foreach (var variable in environment ?? new Dictionary<string, string>())
        {
            _variables.Set(variable.Key, variable.Value);
        }

        return new StageState(_variables, null, image == "scratch" || environment is not null);
    }

    private void Check(DockerfileStage stage, DockerfileInstruction instruction, bool isTrigger, StageState state)
    {
        if (instruction.Keyword == "ARG")
        {
            CheckArguments(stage, instruction, isTrigger, state);
            return;
        }

        var step = new CheckedStep
        {
            Stage = stage,
            Instruction = instruction,
            IsTrigger = isTrigger,
            State = state,
            FirstWord = 0,
            WordCount = instruction.Words.Count,
            Expansions = [.. ExpandedTexts.Get(instruction).Select(state.Expand)],
        };
        _check(step);
        state.Apply(step);
    }

    private void CheckArguments(DockerfileStage stage, DockerfileInstruction instruction, bool isTrigger, StageState state)
    {
        var defaults = new Queue<ExpandedText>(ExpandedTexts.Get(instruction));
        for (var i = 0; i < instruction.Words.Count; i++)
        {
            var word = instruction.Words[i].Text;
            var equals = word.IndexOf('=');
            var name = equals < 0 ? word : word.Substring(0, equals);
            string? given = null;
            _ = _file.Options.Arguments?.TryGetValue(name, out given);
            var text = equals < 0 ? null : defaults.Dequeue();

            // A default that is not used is not expanded.
            var written = text is null || given is not null ? null : state.Expand(text);
            _check(new CheckedStep
            {
                Stage = stage,
                Instruction = instruction,
                IsTrigger = isTrigger,
                State = state,
                FirstWord = i,
                WordCount = 1,
                Expansions = written is null ? [] : [written],
            });
            state.Declare(name, given, written, _file.Globals);
        }
    }

    /// <summary>A stage to visit; or a stage to leave after all stages that are based on it, by resetting the variables to a mark.</summary>
    private sealed record Visit(DockerfileStage Stage, StageState? Parent, int? Leave);
}
