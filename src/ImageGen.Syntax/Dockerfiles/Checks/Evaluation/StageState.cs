namespace ImageGen.Dockerfiles.Checks;

/// <summary>What the instructions above have made of a stage.</summary>
internal sealed class StageState(StageVariables variables, StageState? parent, bool isBaseKnown)
{
    private readonly Dictionary<string, CheckedStep> _last = new(StringComparer.Ordinal);

    public StageVariables Variables { get; } = variables;

    /// <summary>Whether all that the base brings is known; of a base image the environment seldom is.</summary>
    public bool IsBaseKnown { get; } = isBaseKnown;

    /// <summary>Whether a <c>WORKDIR</c> came before, in this stage or in one that it is built on.</summary>
    public bool HasWorkingDirectory { get; private set; } = parent?.HasWorkingDirectory ?? false;

    /// <summary>Whether a <c>SHELL</c> came before, in this stage or in one that it is built on.</summary>
    public bool HasShell { get; private set; } = parent?.HasShell ?? false;

    /// <summary>The last step of this stage, but not of its base, that a keyword began.</summary>
    public CheckedStep? Last(string keyword) => _last.TryGetValue(keyword, out var step) ? step : null;

    /// <summary>Expands a text; a name that is missing may have come with the base.</summary>
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
            // Names and values take turns.
            for (var i = 0; i + 1 < step.Expansions.Count; i += 2)
            {
                Variables.Set(step.Expansions[i].Text, ValueOf(step.Expansions[i + 1]));
            }
        }
    }

    /// <summary>An <c>ARG</c>: the build argument, the default, or the value of the global argument of that name.</summary>
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
