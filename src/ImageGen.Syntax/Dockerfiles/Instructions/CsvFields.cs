namespace ImageGen.Dockerfiles;

/// <summary>
/// The fields of a flag's value, parted by commas; a field in double quotes may hold commas, and two quotes in it stand for one.
/// RFC 4180, as strict as the builder: a quote elsewhere is refused.
/// </summary>
internal static class CsvFields
{
    /// <summary>Reads the fields from a place on; <see langword="null"/> where the quotes are wrong, or where there is nothing at all.</summary>
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
