namespace ImageGen.Dockerfiles;

/// <summary>Which flags an instruction knows, and what they must look like.</summary>
internal static class FlagRules
{
    private static readonly KnownFlag[] None = [];

    private static readonly Dictionary<string, KnownFlag[]> Known = new(StringComparer.Ordinal)
    {
        ["ADD"] =
        [
            new("chown", FlagForm.Text),
            new("chmod", FlagForm.Text),
            new("link", FlagForm.Switch),
            new("keep-git-dir", FlagForm.Switch),
            new("checksum", FlagForm.Text),
            new("unpack", FlagForm.Switch),
            new("exclude", FlagForm.Texts),
        ],
        ["COPY"] =
        [
            new("from", FlagForm.Text),
            new("chown", FlagForm.Text),
            new("chmod", FlagForm.Text),
            new("link", FlagForm.Switch),
            new("parents", FlagForm.Switch),
            new("exclude", FlagForm.Texts),
        ],
        ["FROM"] = [new("platform", FlagForm.Text)],
        ["HEALTHCHECK"] =
        [
            new("interval", FlagForm.Text),
            new("timeout", FlagForm.Text),
            new("start-period", FlagForm.Text),
            new("start-interval", FlagForm.Text),
            new("retries", FlagForm.Text),
        ],
        ["RUN"] =
        [
            new("mount", FlagForm.Texts),
            new("network", FlagForm.Text),
            new("security", FlagForm.Text),
            new("device", FlagForm.Texts),
        ],
    };

    public static void Check(DockerfileInstruction instruction, ErrorReport errors)
    {
        // These are read without a look at their flags.
        if (instruction.Keyword is "ARG" or "STOPSIGNAL" || HealthCheckRules.IsNone(instruction))
        {
            return;
        }

        var known = Known.TryGetValue(instruction.Keyword, out var flags) ? flags : None;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < instruction.Flags.Count; i++)
        {
            var flag = instruction.Flags[i];
            if (Check(instruction.Keyword, flag, known, seen) is { } error)
            {
                errors.At(instruction.Places.Flags[i], 0, error);
            }
        }
    }

    private static string? Check(string keyword, DockerfileFlag flag, KnownFlag[] known, HashSet<string> seen)
    {
        if (Array.Find(known, candidate => candidate.Name == flag.Name) is not { Form: var form })
        {
            return known.Length == 0
                ? $"{keyword} takes no flags; remove --{flag.Name}, or write a lone -- before it where it is an argument."
                : $"{keyword} knows no flag --{flag.Name}; it takes {string.Join(", ", known.Select(candidate => "--" + candidate.Name))}.";
        }

        if (!seen.Add(flag.Name) && form != FlagForm.Texts)
        {
            return $"The flag --{flag.Name} is given twice; keep one.";
        }

        return form == FlagForm.Switch ? CheckSwitch(flag) : flag.Value is null ? $"The flag --{flag.Name} needs a value; write --{flag.Name}=value." : null;
    }

    private static string? CheckSwitch(DockerfileFlag flag) =>
        flag.Value is null || flag.Value.Equals("true", StringComparison.OrdinalIgnoreCase) || flag.Value.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"The flag --{flag.Name} is 'true' or 'false', not '{flag.Value}'; alone it is true.";
}
