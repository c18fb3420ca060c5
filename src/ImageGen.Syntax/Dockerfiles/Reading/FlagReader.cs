namespace ImageGen.Dockerfiles;

/// <summary>Reads the flags that stand between a keyword and its arguments: <c>extractBuilderFlags</c> of moby/buildkit 73ed682.</summary>
internal static class FlagReader
{
    /// <summary>Reads flags from a place on; leaves the place at the first character of the arguments.</summary>
    public static List<PlacedWord> Read(string line, ref int at, int end, char escape)
    {
        var flags = new List<PlacedWord>();
        while (true)
        {
            while (at < end && char.IsWhiteSpace(line[at]))
            {
                at++;
            }

            if (at + 1 >= end || line[at] != '-' || line[at + 1] != '-')
            {
                return flags;
            }

            var word = ReadWord(line, ref at, end, escape);
            if (word.Text == "--")
            {
                // Two dashes alone end the flags.
                return flags;
            }

            flags.Add(word);
        }
    }

    private static PlacedWord ReadWord(string line, ref int at, int end, char escape)
    {
        var start = at;
        var word = new WordBuilder(start);
        var quote = '\0';
        for (; at < end; at++)
        {
            var c = line[at];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                break;
            }

            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && (c is '\'' or '"'))
            {
                quote = c;
            }
            else if (c != escape)
            {
                word.Add(c, at);
            }
            else if (at + 1 < end)
            {
                at++;
                word.Add(line[at], at);
            }
        }

        return word.Build(start);
    }
}
