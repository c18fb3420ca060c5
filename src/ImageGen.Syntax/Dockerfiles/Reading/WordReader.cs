namespace ImageGen.Dockerfiles;

/// <summary>Splits arguments into words.</summary>
internal static class WordReader
{
    /// <summary>
    /// The characters that separate a keyword from its arguments, and the words of <c>FROM</c>, <c>COPY</c> and similar. Other white space does not.
    /// </summary>
    public static bool IsBlank(char c) => c is '\t' or '\v' or '\f' or '\r' or ' ';

    /// <summary>Splits at blanks. Quotes have no effect.</summary>
    public static List<PlacedWord> SplitAtBlanks(string line, int at, int end)
    {
        var words = new List<PlacedWord>();
        while (at < end)
        {
            var start = at;
            while (at < end && !IsBlank(line[at]))
            {
                at++;
            }

            words.Add(new PlacedWord(line.Substring(start, at - start), start));
            while (at < end && IsBlank(line[at]))
            {
                at++;
            }
        }

        return words;
    }

    /// <summary>
    /// Splits at white space that is neither quoted nor escaped. Quotes and escapes stay, because the builder removes them when it expands variables.
    /// <c>parseWords</c> of moby/buildkit 73ed682.
    /// </summary>
    public static List<PlacedWord> SplitOutsideQuotes(string line, int at, int end, char escape)
    {
        var words = new List<PlacedWord>();
        while (true)
        {
            while (at < end && char.IsWhiteSpace(line[at]))
            {
                at++;
            }

            if (at >= end)
            {
                return words;
            }

            var start = at;
            SkipWord(line, ref at, end, escape);

            // An escape character at the end of the arguments has no effect and is removed.
            var length = at - start - (at == end && EndsInEscape(line, start, end, escape) ? 1 : 0);
            if (length > 0)
            {
                words.Add(new PlacedWord(line.Substring(start, length), start));
            }
        }
    }

    private static void SkipWord(string line, ref int at, int end, char escape)
    {
        var quote = '\0';
        for (; at < end && (quote != '\0' || !char.IsWhiteSpace(line[at])); at++)
        {
            var c = line[at];
            if (c == escape && quote != '\'')
            {
                at += at + 1 < end ? 1 : 0;
            }
            else if (quote == '\0' ? c is '\'' or '"' : c == quote)
            {
                quote = quote == '\0' ? c : '\0';
            }
        }
    }

    private static bool EndsInEscape(string line, int start, int end, char escape)
    {
        var escapes = 0;
        while (end - 1 - escapes >= start && line[end - 1 - escapes] == escape)
        {
            escapes++;
        }

        return escapes % 2 == 1;
    }
}
