namespace ImageGen.Dockerfiles;

/// <summary>What an instruction must hold to be taken by a builder at all.</summary>
internal static class InstructionRules
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN",
        "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    };

    /// <summary>What is wrong with an instruction, or <see langword="null"/>.</summary>
    public static string? Check(string keyword, IReadOnlyList<PlacedWord> words, bool isJson)
    {
        if (!Keywords.Contains(keyword))
        {
            var shown = keyword.Length > 40 ? keyword.Substring(0, 40) + "…" : keyword;
            return $"'{shown}' is no instruction; begin the line with one, or end the line above with the escape character to continue it.";
        }

        return keyword switch
        {
            "ADD" or "COPY" when words.Count < 2 => $"{keyword} needs a source and a destination.",
            "FROM" => CheckFrom(words),
            "SHELL" when !isJson || words.Count == 0 => "SHELL needs a JSON array, such as [\"/bin/sh\", \"-c\"].",
            "ARG" or "ENV" or "EXPOSE" or "HEALTHCHECK" or "LABEL" or "MAINTAINER" or "STOPSIGNAL" or "USER" or "VOLUME" or "WORKDIR"
                when words.Count == 0 => $"{keyword} needs an argument.",
            "ARG" or "ENV" or "LABEL" when words.Any(word => word.Text[0] == '=') => $"{keyword} needs a name before '='.",
            _ => null,
        };
    }

    private static string? CheckFrom(IReadOnlyList<PlacedWord> words)
    {
        if (words.Count != 1 && (words.Count != 3 || !words[1].Text.Equals("AS", StringComparison.OrdinalIgnoreCase)))
        {
            return "FROM needs a base image, and at most 'AS' and a stage name after it.";
        }

        return words.Count == 3 && !IsStageName(words[2].Text)
            ? $"'{words[2].Text}' cannot name a stage; begin with a letter and go on with letters, digits, '-', '_' and '.'."
            : null;
    }

    private static bool IsStageName(string name) =>
        IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '-' or '_' or '.');

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
