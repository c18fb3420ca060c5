namespace ImageGen.Dockerfiles;

/// <summary>Reads the flags between a keyword and its arguments: <c>extractBuilderFlags</c> of moby/buildkit 73ed682.</summary>
internal static class FlagReader
{
    private const char FirstOfTwoBytes = '\u0080';
    private const char FirstOfThreeBytes = '\u0800';
    private const int LastBits = 0x3F;

    /// <summary>Reads flags from a position. Afterwards the position is that of the first character of the arguments.</summary>
    public static List<PlacedWord> Read(string line, ref int at, int end, char escape)
    {
        var flags = new List<PlacedWord>();
        while (true)
        {
            while (at < end && WordReader.IsBlank(line[at]))
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
                // Two dashes without a name end the flags.
                return flags;
            }

            flags.Add(word);
        }
    }

    /// <summary>
    /// Whether a character ends a flag. The builder reads bytes, and regards the bytes 85 and A0 inside a character as blanks, because they are next
    /// line and no-break space in Latin-1.
    /// </summary>
    private static bool EndsWord(char c) =>
        c < FirstOfTwoBytes ? WordReader.IsBlank(c) : EndsInBlank(c) || (c >= FirstOfThreeBytes && IsLatinBlank((c >> 6) & LastBits));

    /// <summary>Whether the last byte of a character is one of these two. Then no byte of it belongs to the text that follows.</summary>
    private static bool EndsInBlank(char c) => c >= FirstOfTwoBytes && IsLatinBlank(c & LastBits);

    private static bool IsLatinBlank(int bits) => bits is 0x05 or 0x20;

    private static PlacedWord ReadWord(string line, ref int at, int end, char escape)
    {
        var start = at;
        var word = new WordBuilder(start);
        var quote = '\0';
        for (; at < end; at++)
        {
            var c = line[at];
            if (quote == '\0' && EndsWord(c))
            {
                // The bytes before the byte that ends the flag are a part of the flag.
                if (c >= FirstOfTwoBytes)
                {
                    word.Add(c, at);
                    at += EndsInBlank(c) ? 1 : 0;
                }

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
