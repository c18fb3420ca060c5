namespace ImageGen.Dockerfiles;

/// <summary>Splits the arguments of an instruction in the form of its keyword, and reports errors in them.</summary>
internal sealed class ArgumentReader(string line, int end, char escape)
{
    private const string NoStrings = "A JSON array here can contain only strings. Put every argument in double quotes.";

    /// <summary>Whether the arguments are a JSON array.</summary>
    public bool IsJson { get; private set; }

    /// <summary>The error in the arguments, or <see langword="null"/>.</summary>
    public string? Error { get; private set; }

    /// <summary>Splits the arguments that start at a position. Call it once.</summary>
    public List<PlacedWord> Read(string keyword, int at)
    {
        if (at >= end)
        {
            return [];
        }

        switch (keyword)
        {
            case "ADD" or "COPY" or "VOLUME":
                return ReadJson(at) ?? WordReader.SplitAtBlanks(line, at, end);
            case "RUN" or "CMD" or "ENTRYPOINT" or "SHELL":
                return ReadJson(at) ?? [Whole(at, end)];
            case "EXPOSE" or "FROM":
                return WordReader.SplitAtBlanks(line, at, end);
            case "ARG":
                return WordReader.SplitOutsideQuotes(line, at, end, escape);
            case "ENV" or "LABEL":
                return ReadPairs(keyword, at);
            case "HEALTHCHECK":
                return ReadHealthCheck(at);
            default:
                return [Whole(at, end)];
        }
    }

    private PlacedWord Whole(int at, int stop) => new(line.Substring(at, stop - at), at);

    private List<PlacedWord>? ReadJson(int at)
    {
        var words = new List<PlacedWord>();
        var kind = JsonArray.Read(line, at, end, words);
        IsJson = kind != JsonArrayKind.None;
        Error = kind == JsonArrayKind.Mixed ? NoStrings : Error;
        return IsJson ? words : null;
    }

    private List<PlacedWord> ReadPairs(string keyword, int at)
    {
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
                return [parts[0], Whole(parts[1].At, end)];
            }

            Error = $"{keyword} requires a name and a value. Use {keyword} name=value.";
            return parts;
        }

        var bare = words.FirstOrDefault(word => word.Text.IndexOf('=') < 0)?.Text;
        Error = bare is null ? null : $"'{bare}' has no '='. Use name=value, and put a value with spaces in quotes.";
        return words;
    }

    private List<PlacedWord> ReadHealthCheck(int at)
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

        List<PlacedWord> words = [Whole(at, typeEnd)];
        if (command < end)
        {
            words.AddRange(ReadJson(command) ?? [Whole(command, end)]);
        }

        return words;
    }
}
