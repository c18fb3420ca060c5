namespace ImageGen.Dockerfiles.Checks;

/// <summary>The state of a stage after the instructions so far.</summary>
internal sealed class StageState(StageVariables variables, StageState? parent, bool isBaseKnown)
{
    private readonly Dictionary<string, CheckedStep> _last = new(StringComparer.Ordinal);

    public StageVariables Variables { get; } = variables;

    /// <summary>Whether the variables of the base are known. For a base image they usually are not.</summary>
    public bool IsBaseKnown { get; } = isBaseKnown;

    /// <summary>Whether there was a <c>WORKDIR</c> in this stage or in a stage that it is based on.</summary>
    public bool HasWorkingDirectory { get; private set; } = parent?.HasWorkingDirectory ?? false;

    /// <summary>Whether there was a <c>SHELL</c> in this stage or in a stage that it is based on.</summary>
    public bool HasShell { get; private set; } = parent?.HasShell ?? false;

    /// <summary>Returns the last step with a keyword in this stage, without its base.</summary>
    public CheckedStep? Last(string keyword) => _last.TryGetValue(keyword, out var step) ? step : null;

    /// <summary>Expands a text. A variable without a value may come from the base.</summary>
    public Expansion Expand(ExpandedText text)
    {
        var expansion = Expansion.Create(text, Variables.Value, Variables.Budget);
        return IsBaseKnown || expansion.Missing.All(use => Variables.IsDeclared(use.Name)) ? expansion : expansion with { IsCertain = false };
    }

    public void Apply(CheckedStep step)
    {
        var keyword = step.Instruction.Keyword;
        HasWorkingDirectory |= keyword == "WORKDIR";
        HasShell |= keyword == "SHELL" && step.Instruction.Words.Count > 0;
        if (keyword is "CMD" or "ENTRYPOINT" or "HEALTHCHECK")
        {
            _last[keyword] = step;
        }
        else if (keyword == "ENV")
        {
            // Names and values alternate.
            for (var i = 0; i + 1 < step.Expansions.Count; i += 2)
            {
                Variables.Set(step.Expansions[i].Text, ValueOf(step.Expansions[i + 1]));
            }
        }
    }

    /// <summary>
    /// Declares an <c>ARG</c>. Its value is the build argument, the default, or the value of the global argument with the same name.
    /// </summary>
    public void Declare(string name, string? given, Expansion? written, GlobalScope globals)
    {
        if (given is not null)
        {
            Variables.Set(name, given);
        }
        else if (written is not null)
        {
            Variables.Set(name, ValueOf(written));
        }
        else if (globals.Value(name) is { } global)
        {
            Variables.Set(name, globals.IsCertain(name) ? global : null);
        }

        Variables.Declare(name);
    }

    private static string? ValueOf(Expansion expansion) => expansion.IsCertain && !expansion.IsRefused ? expansion.Text : null;
}
