namespace ImageGen.Dockerfiles;

/// <summary>A word that announces a here-document: <c>&lt;&lt;EOF</c>, <c>&lt;&lt;-EOF</c>, <c>3&lt;&lt;"EOF"</c>.</summary>
/// <param name="Name">The word that ends it.</param>
/// <param name="Expands">Whether variables in it are expanded: the word is not quoted.</param>
/// <param name="StripsTabs">Whether leading tabs are removed.</param>
internal sealed record HeredocWord(string Name, bool Expands, bool StripsTabs)
{
    private const ShellLexerOptions AsWritten = ShellLexerOptions.KeepQuotes | ShellLexerOptions.KeepEscapes | ShellLexerOptions.KeepUnset;

    /// <summary>The here-documents that an instruction's line announces. The escape character of the file plays no part here.</summary>
    public static IEnumerable<HeredocWord> FindAll(string line)
    {
        foreach (var word in ShellLexer.Process(line, '\\', AsWritten).Words)
        {
            if (TryParse(word) is { } heredoc)
            {
                yield return heredoc;
            }
        }
    }

    /// <summary>A word as a here-document's announcement; <see langword="null"/> where it is none.</summary>
    public static HeredocWord? TryParse(string word)
    {
        var at = 0;
        while (at < word.Length && word[at] is >= '0' and <= '9')
        {
            at++;
        }

        if (string.CompareOrdinal(word, at, "<<", 0, 2) != 0)
        {
            return null;
        }

        at += 2;
        var strips = at < word.Length && word[at] == '-';
        var rest = word.Substring(strips ? at + 1 : at).TrimStart('\t', '\n', '\f', '\r', ' ');
        if (rest.Length == 0 || rest.IndexOf('<') >= 0)
        {
            return null;
        }

        var names = ShellLexer.Process(rest, '\\', ShellLexerOptions.KeepUnset).Words;
        var quoted = ShellLexer.Process(rest, '\\', ShellLexerOptions.KeepUnset | ShellLexerOptions.KeepQuotes).Words;
        return names.Count == 1 && quoted.Count == 1
            ? new HeredocWord(names[0], QuotesIn(names[0]) == QuotesIn(quoted[0]), strips)
            : null;
    }

    private static int QuotesIn(string word) => word.Count(c => c is '\'' or '"');
}
