namespace ImageGen.Dockerfiles;

/// <summary>The arguments of an instruction, one by one, in the form that its keyword asks for; and what is wrong with them.</summary>
internal static class ArgumentReader
{
    private const string NoStrings = "A JSON array here may hold strings only; put every argument in double quotes.";

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
            // The old form: a name, and all that follows is its value.
            var parts = WordReader.SplitAtBlanks(line, at, end);
            if (parts.Count > 1)
            {
                return [parts[0], Whole(line, parts[1].At, end)];
            }

            error = $"{keyword} needs a name and a value; write {keyword} name=value.";
            return parts;
        }

        var bare = words.FirstOrDefault(word => word.Text.IndexOf('=') < 0)?.Text;
        error = bare is null ? null : $"'{bare}' has no '='; write name=value, and quote a value that holds blanks.";
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
