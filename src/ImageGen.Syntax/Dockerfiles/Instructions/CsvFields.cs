namespace ImageGen.Dockerfiles;

/// <summary>
/// Splits the value of a flag into fields, separated by commas. A field in double quotes may contain commas, and two quotes in it are one quote. This
/// is RFC 4180, as strict as the builder: a quote at any other position is invalid.
/// </summary>
internal static class CsvFields
{
    /// <summary>Reads the fields from a position. Returns <see langword="null"/> if the quotes are invalid, or if there is no text.</summary>
    public static List<PlacedWord>? Read(string text, int at)
    {
        var fields = new List<PlacedWord>();
        if (at >= text.Length)
        {
            return null;
        }

        while (true)
        {
            var field = at < text.Length && text[at] == '"' ? ReadQuoted(text, ref at) : ReadPlain(text, ref at);
            if (field is null)
            {
                return null;
            }

            fields.Add(field);
            if (at >= text.Length)
            {
                return fields;
            }

            at++;
        }
    }

    private static PlacedWord? ReadPlain(string text, ref int at)
    {
        var start = at;
        var comma = text.IndexOf(',', at);
        at = comma < 0 ? text.Length : comma;
        return text.IndexOf('"', start, at - start) < 0 ? new PlacedWord(text.Substring(start, at - start), start) : null;
    }

    private static PlacedWord? ReadQuoted(string text, ref int at)
    {
        var start = at++;
        var field = new WordBuilder(start + 1);
        for (; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"'))
            {
                at++;
                return at == text.Length || text[at] == ',' ? field.Build(start) : null;
            }

            at += text[at] == '"' ? 1 : 0;
            field.Add(text[at], at);
        }

        return null;
    }
}
