using ImageGen.Dockerfiles.Checks;

namespace ImageGen.Dockerfiles;

/// <summary>
/// Checks what every builder requires of an instruction, before variables have values: <c>instructions.Parse</c> of moby/buildkit v0.32.2.
/// </summary>
internal static class InstructionRules
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN",
        "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    };

    public static bool IsKnown(string keyword) => Keywords.Contains(keyword);

    /// <summary>Finds the instruction that the author of an unknown one probably intended, as BuildKit does.</summary>
    public static string? FindSimilar(string keyword) => new NameSuggestions().Find(keyword, Keywords);

    /// <summary>Reports the errors of an instruction. A trigger is only checked in the stages in which it runs.</summary>
    public static void Check(DockerfileInstruction instruction, ErrorReport errors)
    {
        var keyword = instruction.Keyword;
        if (!Keywords.Contains(keyword))
        {
            var shown = keyword.Length > 40 ? keyword.Substring(0, 40) + "…" : keyword;
            var advice = FindSimilar(keyword) is { } similar ? $"Use '{similar}'" : "Start the line with one";
            errors.AtKeyword($"'{shown}' is not a Dockerfile instruction. {advice}, or end the line above with the escape character to continue it.");
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
                errors.AtKeyword("SHELL requires a JSON array. Use one such as [\"/bin/sh\", \"-c\"].");
                break;
            case "VOLUME" when instruction.Places.Words.FirstOrDefault(word => string.IsNullOrWhiteSpace(word.Text)) is { } empty:
                errors.At(empty, 0, "A volume has an empty path. Write a path.");
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
            errors.AtKeyword(instruction.Keyword == "ONBUILD" ? "ONBUILD has no instruction. Add one." : $"{instruction.Keyword} has no argument. Add one.");
        }
        else if (FindNameless(instruction) is { } nameless)
        {
            errors.At(nameless, 0, $"{instruction.Keyword} has no name before '='. Add one.");
        }
    }

    /// <summary>Finds a pair without a name. In the old form, only the first word is a name.</summary>
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
            errors.AtKeyword($"{instruction.Keyword} requires a source and a destination. Add the missing path.");
        }
        else if (HeredocWord.TryParse(words[words.Count - 1].Text) is not null)
        {
            errors.At(words[words.Count - 1], 0, $"A here-document cannot be the destination of {instruction.Keyword}. Write a path as the last argument.");
        }
    }
}
