namespace ImageGen.Dockerfiles;

/// <summary>
/// Goes through a file as the builder does before it runs a step: global arguments, the bases of all stages, what the stages copy from each
/// other, and then the instructions of the stages that the target needs. <c>dockerfile2llb</c> of moby/buildkit v0.32.2.
/// </summary>
internal sealed class BuildDispatch
{
    private readonly Dockerfile _dockerfile;
    private readonly GivenArguments _arguments;
    private readonly StageGraph _graph;
    private readonly VariableScope _global = VariableScope.Empty();
    private readonly DispatchedStage[] _states;
    private readonly ExpansionBudget _budget = new();
    private readonly List<DockerfileError> _errors = [];

    private BuildDispatch(Dockerfile dockerfile, GivenArguments arguments, StageGraph graph)
    {
        _dockerfile = dockerfile;
        _arguments = arguments;
        _graph = graph;
        _states = new DispatchedStage[dockerfile.Stages.Count];
    }

    /// <summary>What is wrong for a target; with arguments that nobody knows, what is wrong whatever they are.</summary>
    public static IReadOnlyList<DockerfileError> Check(Dockerfile dockerfile, GivenArguments arguments, StageGraph graph, string? target)
    {
        var dispatch = new BuildDispatch(dockerfile, arguments, graph);
        dispatch.Run(target);
        return dispatch._errors;
    }

    private void Run(string? target)
    {
        ReadGlobalArguments();
        foreach (var stage in _dockerfile.Stages)
        {
            CheckBase(stage);
        }

        StageSourceRules.Check(_dockerfile, _graph, _errors);
        if (StageCycle.Find(_dockerfile, _graph) is { } cycle)
        {
            _errors.Add(cycle);
            return;
        }

        if (!string.IsNullOrEmpty(target) && _graph.Find(target!) is null)
        {
            var names = string.Join(", ", _dockerfile.Stages.Select(stage => stage.Name).OfType<string>());
            _errors.Add(new DockerfileError(1, 1, $"No stage has the name '{target}'; {(names.Length > 0 ? $"there are {names}" : "name one with FROM … AS")}."));
        }

        var triggered = 0;
        foreach (var stage in _graph.NeededBy(target))
        {
            // Each of many stages carries out each trigger of its base. Beyond any file that somebody writes, nothing is claimed.
            triggered += _graph.TriggersFor(stage).Count;
            if (triggered > StageGraph.MaxTriggeredInstructions)
            {
                return;
            }

            Dispatch(stage);
        }
    }

    private void ReadGlobalArguments()
    {
        foreach (var name in DockerfilePredefined.PlatformArguments)
        {
            _global[name] = _arguments[name] is { IsKnown: true, Text: not null } given ? given : VariableValue.Unknown;
        }

        foreach (var instruction in _dockerfile.GlobalArguments)
        {
            new InstructionDispatch(instruction, _arguments, _global, _budget, ErrorsOf(instruction)).ReadArguments(inherited: null);
        }

        EpochRules.Check(_dockerfile, _global, _errors);
    }

    private void CheckBase(DockerfileStage stage)
    {
        if (stage.From.Words.Count == 0)
        {
            return;
        }

        var errors = ErrorsOf(stage.From);
        var expander = new Expander(_global, _budget, errors);
        foreach (var text in ExpandedTexts.Get(stage.From))
        {
            if (text.Text.Length == 0 || expander.Expand(text) is not { } value)
            {
                continue;
            }

            var error = text.Place.Kind == ExpandedKind.Flag ? CheckPlatform(value) : CheckBase(stage, value);
            if (error is not null)
            {
                errors.AtOffset(text.Offset(0), error);
            }
        }
    }

    private static string? CheckPlatform(string value) =>
        value.Length == 0 ? "The platform is empty; give the argument that it comes from a value, or remove the flag."
        : Platform.TryParse(value, out _) ? null
        : $"'{value}' is no platform; write one such as linux/amd64 or linux/arm64/v8.";

    private string? CheckBase(DockerfileStage stage, string value) =>
        value.Length == 0 ? $"The base '{stage.BaseName}' is empty; give the argument that it comes from a default, or a value when you build."
        : _graph.Base(stage) is not null ? null
        : StageSourceRules.CheckImage(value);

    private void Dispatch(DockerfileStage stage)
    {
        var isKnown = !_arguments.AreAny || stage.From.Variables.Count == 0;
        var state = isKnown && _graph.Base(stage) is { } parent ? _states[parent.Index].Inherit() : DispatchedStage.ForImage(isKnown ? _graph.BaseName(stage) : null);
        _states[stage.Index] = state;
        foreach (var instruction in _graph.TriggersFor(stage))
        {
            InstructionRules.Check(instruction, ErrorsOf(instruction));
            StageSourceRules.Check(instruction, _dockerfile.Stages.Count, _graph, ErrorsOf(instruction));
            StageSourceRules.CheckOrder(instruction, stage, _graph, ErrorsOf(instruction));
            Dispatch(instruction, state);
        }

        foreach (var instruction in stage.Instructions)
        {
            StageSourceRules.CheckOrder(instruction, stage, _graph, ErrorsOf(instruction));
            Dispatch(instruction, state);
        }
    }

    private void Dispatch(DockerfileInstruction instruction, DispatchedStage state)
    {
        var errors = ErrorsOf(instruction);
        LabsRules.Check(instruction, _dockerfile.SyntaxDirective, errors);
        new InstructionDispatch(instruction, _arguments, state.Variables, _budget, errors).Run(state, _global);
    }

    private ErrorReport ErrorsOf(DockerfileInstruction instruction) => new(instruction, _errors);
}
