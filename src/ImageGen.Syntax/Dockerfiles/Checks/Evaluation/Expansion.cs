namespace ImageGen.Dockerfiles.Checks;

/// <summary>The result of expanding a text as the builder does.</summary>
internal sealed record Expansion
{
    /// <summary>The text and its place.</summary>
    public required ExpandedText Source { get; init; }

    /// <summary>The expanded text; empty if the builder refuses the text.</summary>
    public required string Text { get; init; }

    /// <summary>The words of the expanded text, separated by white space outside of quotes.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Whether the builder refuses the text.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>Whether the values of all variables in it are known.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>The variables with a value.</summary>
    public IReadOnlyCollection<string> Found { get; init; } = [];

    /// <summary>The first use of each variable without a value.</summary>
    public IReadOnlyList<VariableUse> Missing { get; init; } = [];

    /// <param name="source">The text.</param>
    /// <param name="lookup">Returns the value of a variable and whether it is certain; <see langword="null"/> for a variable without a value.</param>
    /// <param name="budget">The number of characters that values may add. A text that needs more counts as refused.</param>
    public static Expansion Create(ExpandedText source, Func<string, (string Value, bool IsCertain)?> lookup, ExpansionBudget budget)
    {
        if (source.Text.IndexOf('$') < 0)
        {
            // There are no variables, but quotes and escapes are still read.
            var plain = ShellLexer.Process(source.Text, source.Escape, source.Options);
            return new Expansion { Source = source, Text = plain.Text, Words = plain.Words, IsRefused = plain.Error is not null, IsCertain = true };
        }

        var uses = new List<VariableUse>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var isCertain = true;
        var isWithinBudget = true;
        var result = ShellLexer.Process(source.Text, source.Escape, source.Options, new(Value, Found: uses.Add));
        return new Expansion
        {
            Source = source,
            Text = isWithinBudget ? result.Text : "",
            Words = isWithinBudget ? result.Words : [],
            IsRefused = !isWithinBudget || result.Error is not null,
            IsCertain = isCertain,
            Found = found,
            Missing = [.. uses.OrderBy(use => use.At).Where(use => missing.Remove(use.Name))],
        };

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
