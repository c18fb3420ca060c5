namespace ImageGen.Dockerfiles;

/// <summary>Splits the arguments of an instruction in the form of its keyword, and reports errors in them.</summary>
internal static class ArgumentReader
{
    private const string NoStrings = "A JSON array here can contain only strings. Put every argument in double quotes.";

    public static List<PlacedWord> Read(string keyword, string line, int at, int end, char escape, out bool isJson, out string? error)
    {
        isJson = false;
        error = null;
        if (at >= end)
        {
            return [];
        }

        switch (keyword)
        {
            case "ADD" or "COPY" or "VOLUME":
                return ReadJson(line, at, end, ref isJson, ref error) ?? WordReader.SplitAtBlanks(line, at, end);
            case "RUN" or "CMD" or "ENTRYPOINT" or "SHELL":
                return ReadJson(line, at, end, ref isJson, ref error) ?? [Whole(line, at, end)];
            case "EXPOSE" or "FROM":
                return WordReader.SplitAtBlanks(line, at, end);
            case "ARG":
                return WordReader.SplitOutsideQuotes(line, at, end, escape);
            case "ENV" or "LABEL":
                return ReadPairs(keyword, line, at, end, escape, out error);
            case "HEALTHCHECK":
                return ReadHealthCheck(line, at, end, ref isJson, ref error);
            default:
                return [Whole(line, at, end)];
        }
    }

    private static PlacedWord Whole(string line, int at, int end) => new(line.Substring(at, end - at), at);

    private static List<PlacedWord>? ReadJson(string line, int at, int end, ref bool isJson, ref string? error)
    {
        var words = new List<PlacedWord>();
        var kind = JsonArray.Read(line, at, end, words);
        isJson = kind != JsonArrayKind.None;
        error = kind == JsonArrayKind.Mixed ? NoStrings : error;
        return isJson ? words : null;
    }

    private static List<PlacedWord> ReadPairs(string keyword, string line, int at, int end, char escape, out string? error)
    {
        error = null;
        var words = WordReader.SplitOutsideQuotes(line, at, end, escape);
        if (words.Count == 0)
        {
            return words;
        }

        if (words[0].Text.IndexOf('=') < 0)
        {
            // The old form: a name, and everything after it is the value.
            var parts = WordReader.SplitAtBlanks(line, at, end);
            if (parts.Count > 1)
            {
                return [parts[0], Whole(line, parts[1].At, end)];
            }

            error = $"{keyword} requires a name and a value. Use {keyword} name=value.";
            return parts;
        }

        var bare = words.FirstOrDefault(word => word.Text.IndexOf('=') < 0)?.Text;
        error = bare is null ? null : $"'{bare}' has no '='. Use name=value, and put a value with spaces in quotes.";
        return words;
    }

    private static List<PlacedWord> ReadHealthCheck(string line, int at, int end, ref bool isJson, ref string? error)
    {
        var typeEnd = at;
        while (typeEnd < end && !char.IsWhiteSpace(line[typeEnd]))
        {
            typeEnd++;
        }

        var command = typeEnd;
        while (command < end && char.IsWhiteSpace(line[command]))
        {
            command++;
        }

        List<PlacedWord> words = [Whole(line, at, typeEnd)];
        if (command < end)
        {
            words.AddRange(ReadJson(line, command, end, ref isJson, ref error) ?? [Whole(line, command, end)]);
        }

        return words;
    }
}
