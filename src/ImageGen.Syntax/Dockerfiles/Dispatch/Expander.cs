namespace ImageGen.Dockerfiles;

/// <summary>Expands texts with what is known of the variables.</summary>
internal sealed class Expander(VariableScope scope, ExpansionBudget budget, ErrorReport errors)
{
    /// <summary>The variables.</summary>
    public VariableScope Scope { get; } = scope;

    /// <summary>A text expanded; <see langword="null"/> where its value is not known, or wrong, which is told.</summary>
    public string? Expand(ExpandedText text) => Process(text)?.Text;

    /// <summary>The words of a text expanded; <see langword="null"/> where they are not known, or wrong, which is told.</summary>
    public IReadOnlyList<string>? ExpandWords(ExpandedText text) => Process(text)?.Words;

    private ShellExpansion? Process(ExpandedText text)
    {
        var isKnown = true;
        var expansion = ShellLexer.Process(text.Text, text.Escape, text.Options, Value);
        if (expansion is { Error: not null, IsTooLarge: false })
        {
            errors.AtOffset(text.Offset(expansion.ErrorAt), char.ToUpperInvariant(expansion.Error[0]) + expansion.Error.Substring(1) + ".");
        }

        return isKnown && expansion.Error is null ? expansion : null;

        string? Value(string name)
        {
            var value = Scope[name];
            var isUsable = value.IsKnown && budget.TryTake(value.Text?.Length ?? 0);
            isKnown &= isUsable;

            // Any text will do for a value that is not known: the result is not used, and nothing is claimed to be missing.
            return isUsable ? value.Text : "x";
        }
    }
}
