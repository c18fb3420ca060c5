namespace ImageGen.Dockerfiles;

/// <summary>A word that starts a here-document: <c>&lt;&lt;EOF</c>, <c>&lt;&lt;-EOF</c>, <c>3&lt;&lt;"EOF"</c>.</summary>
/// <param name="Name">The delimiter that ends it.</param>
/// <param name="Expands">Whether variables in it are expanded, because the delimiter is not quoted.</param>
/// <param name="StripsTabs">Whether leading tabs are removed.</param>
internal sealed record HeredocWord(string Name, bool Expands, bool StripsTabs)
{
    private const ShellLexerOptions AsWritten = ShellLexerOptions.KeepQuotes | ShellLexerOptions.KeepEscapes | ShellLexerOptions.KeepUnset;

    /// <summary>Finds the here-documents of an instruction's line. The escape character of the file has no effect here.</summary>
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

    /// <summary>Parses the start of a here-document; <see langword="null"/> if the word does not start one.</summary>
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
