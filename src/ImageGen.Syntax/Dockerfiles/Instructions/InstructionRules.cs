namespace ImageGen.Dockerfiles;

/// <summary>
/// What an instruction must hold to be taken by a builder at all, before any variable has a value: <c>instructions.Parse</c> of
/// moby/buildkit v0.32.2.
/// </summary>
internal static class InstructionRules
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN",
        "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    };

    /// <summary>Tells what is wrong with an instruction; a trigger is looked at only by the stage that it is kept for.</summary>
    public static void Check(DockerfileInstruction instruction, ErrorReport errors)
    {
        var keyword = instruction.Keyword;
        if (!Keywords.Contains(keyword))
        {
            var shown = keyword.Length > 40 ? keyword.Substring(0, 40) + "…" : keyword;
            errors.AtKeyword($"'{shown}' is no instruction; begin the line with one, or end the line above with the escape character to continue it.");
            return;
        }

        FlagRules.Check(instruction, errors);
        switch (keyword)
        {
            case "ADD" or "COPY":
                CheckCopy(instruction, errors);
                break;
            case "FROM":
                FromRules.Check(instruction, errors);
                break;
            case "HEALTHCHECK":
                HealthCheckRules.Check(instruction, errors);
                break;
            case "RUN":
                RunRules.Check(instruction, errors);
                break;
            case "SHELL" when !instruction.IsJson || instruction.Words.Count == 0:
                errors.AtKeyword("SHELL needs a JSON array, such as [\"/bin/sh\", \"-c\"].");
                break;
            case "VOLUME" when instruction.Places.Words.FirstOrDefault(word => string.IsNullOrWhiteSpace(word.Text)) is { } empty:
                errors.At(empty, 0, "A volume needs a path; the text is empty.");
                break;
            default:
                CheckWords(instruction, errors);
                break;
        }
    }

    private static void CheckWords(DockerfileInstruction instruction, ErrorReport errors)
    {
        if (instruction.Keyword is "CMD" or "ENTRYPOINT")
        {
            return;
        }

        if (instruction.Words.Count == 0)
        {
            errors.AtKeyword(instruction.Keyword == "ONBUILD" ? "ONBUILD needs an instruction." : $"{instruction.Keyword} needs an argument.");
        }
        else if (FindNameless(instruction) is { } nameless)
        {
            errors.At(nameless, 0, $"{instruction.Keyword} needs a name before '='.");
        }
    }

    /// <summary>A pair without a name; in the old form, only the first word is one.</summary>
    private static PlacedWord? FindNameless(DockerfileInstruction instruction)
    {
        var words = instruction.Places.Words;
        return instruction.Keyword is "ARG" || (instruction.Keyword is "ENV" or "LABEL" && words[0].Text.IndexOf('=') >= 0)
            ? words.FirstOrDefault(word => word.Text[0] == '=')
            : null;
    }

    private static void CheckCopy(DockerfileInstruction instruction, ErrorReport errors)
    {
        var words = instruction.Places.Words;
        if (words.Count < 2)
        {
            errors.AtKeyword($"{instruction.Keyword} needs a source and a destination.");
        }
        else if (HeredocWord.TryParse(words[words.Count - 1].Text) is not null)
        {
            errors.At(words[words.Count - 1], 0, $"A here-document cannot be the destination of {instruction.Keyword}; write a path last.");
        }
    }
}
