namespace ImageGen.Dockerfiles;

/// <summary>Expands texts with the known values of variables.</summary>
internal sealed class Expander(VariableScope scope, ExpansionBudget budget, ErrorReport errors)
{
    public VariableScope Scope { get; } = scope;

    /// <summary>
    /// Expands a text. Returns <see langword="null"/> if its value is unknown or invalid. An invalid value is reported as an error.
    /// </summary>
    public string? Expand(ExpandedText text) => Process(text)?.Text;

    /// <summary>
    /// Expands a text into words. Returns <see langword="null"/> if they are unknown or invalid. An invalid value is reported as an error.
    /// </summary>
    public IReadOnlyList<string>? ExpandWords(ExpandedText text) => Process(text)?.Words;

    private ShellExpansion? Process(ExpandedText text)
    {
        var isKnown = true;
        var expansion = ShellLexer.Process(text.Text, text.Escape, text.Options, new(Value));
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

            // Any text is suitable for an unknown value: the result is not used, and no value is reported as missing.
            return isUsable ? value.Text : "x";
        }
    }
}
