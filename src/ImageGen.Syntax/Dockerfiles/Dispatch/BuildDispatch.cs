namespace ImageGen.Dockerfiles;

/// <summary>
/// Evaluates a file as the builder does before it runs a step: global arguments, the bases of all stages, what stages copy from each other, and the
/// instructions of the stages that the target needs. <c>dockerfile2llb</c> of moby/buildkit v0.32.2.
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

    /// <summary>Returns the errors of a build of a target. If the arguments are unknown, these are the errors that every build has.</summary>
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
            _errors.Add(new DockerfileError(1, 1, $"There is no stage '{target}'. {(names.Length > 0 ? $"Use one of: {names}" : "Name a stage with FROM … AS")}."));
        }

        var triggered = 0;
        foreach (var stage in _graph.NeededBy(target))
        {
            // Each stage runs each trigger of its base. No real file exceeds this limit, so checks end here without an error.
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
        value.Length == 0 ? "The platform is empty. Set the build argument that it uses, or remove the flag."
        : Platform.TryParse(value, out _) ? null
        : $"'{value}' is not a valid platform. Use one such as linux/amd64 or linux/arm64/v8.";

    private string? CheckBase(DockerfileStage stage, string value) =>
        value.Length == 0 ? $"The base '{stage.BaseName}' is empty. Set the build argument that it uses, or give it a default."
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
