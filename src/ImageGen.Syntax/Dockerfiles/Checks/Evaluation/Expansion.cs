namespace ImageGen.Dockerfiles.Checks;

/// <summary>What became of a text that the builder expands.</summary>
/// <param name="Source">The text and its place.</param>
/// <param name="Text">The text, expanded; empty where the builder refuses it.</param>
/// <param name="Words">The words that white space outside of quotes parts it into.</param>
/// <param name="IsRefused">Whether the builder refuses it.</param>
/// <param name="IsCertain">Whether no value in it is unknown here.</param>
/// <param name="Found">The names with a value.</param>
/// <param name="Missing">The first use of each name without one.</param>
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
    /// <param name="lookup">The value of a name and whether it is certain; <see langword="null"/> for a name without one.</param>
    /// <param name="budget">How much the values may add; what asks for more counts as refused.</param>
    public static Expansion Create(ExpandedText source, Func<string, (string Value, bool IsCertain)?> lookup, ExpansionBudget budget)
    {
        if (source.Text.IndexOf('$') < 0)
        {
            // Nothing to look up; quotes and escapes are read all the same.
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
