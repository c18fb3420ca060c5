namespace ImageGen.Dockerfiles.Checks;

/// <summary>The result of expanding a text as the builder does.</summary>
/// <param name="Source">The text and its place.</param>
/// <param name="Text">The expanded text; empty if the builder refuses the text.</param>
/// <param name="Words">The words of the expanded text, separated by white space outside of quotes.</param>
/// <param name="IsRefused">Whether the builder refuses the text.</param>
/// <param name="IsCertain">Whether the values of all variables in it are known.</param>
/// <param name="Found">The variables with a value.</param>
/// <param name="Missing">The first use of each variable without a value.</param>
internal sealed record Expansion(
    ExpandedText Source,
    string Text,
    IReadOnlyList<string> Words,
    bool IsRefused,
    bool IsCertain,
    IReadOnlyCollection<string> Found,
    IReadOnlyList<VariableUse> Missing)
{
    /// <param name="source">The text.</param>
    /// <param name="lookup">Returns the value of a variable and whether it is certain; <see langword="null"/> for a variable without a value.</param>
    /// <param name="budget">The number of characters that values may add. A text that needs more counts as refused.</param>
    public static Expansion Create(ExpandedText source, Func<string, (string Value, bool IsCertain)?> lookup, ExpansionBudget budget)
    {
        if (source.Text.IndexOf('$') < 0)
        {
            // There are no variables, but quotes and escapes are still read.
            var plain = ShellLexer.Process(source.Text, source.Escape, source.Options);
            return new Expansion(source, plain.Text, plain.Words, plain.Error is not null, true, [], []);
        }

        var uses = new List<VariableUse>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var isCertain = true;
        var isWithinBudget = true;
        var result = ShellLexer.Process(source.Text, source.Escape, source.Options, Value, found: uses.Add);
        var first = uses.OrderBy(use => use.At).Where(use => missing.Remove(use.Name)).ToList();
        return isWithinBudget
            ? new Expansion(source, result.Text, result.Words, result.Error is not null, isCertain, found, first)
            : new Expansion(source, "", [], true, isCertain, found, first);

        string? Value(string name)
        {
            if (lookup(name) is not var (value, valueIsCertain))
            {
                _ = missing.Add(name);
                return null;
            }

            _ = found.Add(name);
            isCertain &= valueIsCertain;
            isWithinBudget &= budget.TryTake(value.Length);
            return isWithinBudget ? value : "";
        }
    }
}
