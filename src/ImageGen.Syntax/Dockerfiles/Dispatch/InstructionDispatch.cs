namespace ImageGen.Dockerfiles;

/// <summary>Evaluates an instruction as far as possible without a build: sets and uses variables, and checks values.</summary>
internal sealed class InstructionDispatch
{
    private readonly DockerfileInstruction _instruction;
    private readonly GivenArguments _arguments;
    private readonly VariableScope _variables;
    private readonly ErrorReport _errors;
    private readonly Expander _expander;

    public InstructionDispatch(
        DockerfileInstruction instruction, GivenArguments arguments, VariableScope variables, ExpansionBudget budget, ErrorReport errors)
    {
        _instruction = instruction;
        _arguments = arguments;
        _variables = variables;
        _errors = errors;
        _expander = new Expander(variables, budget, errors);
    }

    public void Run(DispatchedStage state, VariableScope global)
    {
        switch (_instruction.Keyword)
        {
            case "ARG":
                ReadArguments(global);
                break;
            case "ENV":
                SetVariables();
                break;
            case "RUN":
                new MountDispatch(_instruction, _expander, _errors).Run(state);
                break;
            case "WORKDIR":
                state.ChangeDirectory(Texts().Select(_expander.Expand).FirstOrDefault());
                break;
            case "ADD" or "COPY":
                new CopyDispatch(_instruction, _expander, _errors).Run();
                break;
            case "EXPOSE":
                Check(text => _expander.ExpandWords(text)?.Select(PortRules.Check).FirstOrDefault(error => error is not null));
                break;
            case "STOPSIGNAL":
                Check(text => _expander.Expand(text) is { } signal ? SignalRules.Check(signal) : null);
                break;
            case "VOLUME":
                Check(text => _expander.Expand(text) is { Length: 0 } ? "A volume requires a path, but the argument expands to an empty text. Set the variable, or write a path." : null);
                break;
            default:
                foreach (var text in Texts())
                {
                    _ = _expander.Expand(text);
                }

                break;
        }
    }

    /// <summary>Sets the variables that an <c>ARG</c> declares.</summary>
    /// <param name="inherited">
    /// The global arguments, which give an argument without a default its value; <see langword="null"/> for the global arguments themselves.
    /// </param>
    public void ReadArguments(VariableScope? inherited)
    {
        var defaults = Texts().ToDictionary(text => text.Place.Index);
        for (var i = 0; i < _instruction.Words.Count; i++)
        {
            var word = _instruction.Words[i].Text;
            var equals = word.IndexOf('=');
            var name = equals < 0 ? word : word.Substring(0, equals);
            var given = _arguments[name];
            var value = given is { IsKnown: true, Text: not null } ? given
                : defaults.TryGetValue(i, out var text) ? ValueOf(_expander.Expand(text))
                : inherited?[name] ?? VariableValue.Unset;
            if (!given.IsKnown)
            {
                value = VariableValue.Unknown;
            }

            // An argument without a value does not hide a variable of the same name.
            if (value != VariableValue.Unset)
            {
                _variables[name] = value;
            }
        }
    }

    /// <summary>Sets the variables of an <c>ENV</c>. All names and values are expanded before the first one is set.</summary>
    private void SetVariables()
    {
        var texts = Texts().ToList();
        var values = texts.ConvertAll(_expander.Expand);
        for (var i = 0; i + 1 < texts.Count; i += 2)
        {
            if (values[i] is { } name)
            {
                _variables[name] = ValueOf(values[i + 1]);
            }
        }
    }

    private static VariableValue ValueOf(string? text) => text is null ? VariableValue.Unknown : VariableValue.FromText(text);

    private void Check(Func<ExpandedText, string?> check)
    {
        foreach (var text in Texts())
        {
            if (check(text) is { } error)
            {
                _errors.AtOffset(text.Offset(0), error);
            }
        }
    }

    private IEnumerable<ExpandedText> Texts() => ExpandedTexts.Get(_instruction);
}
