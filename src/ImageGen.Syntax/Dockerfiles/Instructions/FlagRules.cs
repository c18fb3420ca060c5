namespace ImageGen.Dockerfiles;

/// <summary>Checks the flags of an instruction.</summary>
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
        // The flags of these are not read.
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
                ? $"{keyword} has no flags. Remove --{flag.Name}, or write -- before it if it is an argument."
                : $"--{flag.Name} is not a flag of {keyword}. Use one of: {string.Join(", ", known.Select(candidate => "--" + candidate.Name))}.";
        }

        if (!seen.Add(flag.Name) && form != FlagForm.Texts)
        {
            return $"The flag --{flag.Name} occurs twice. Remove one of them.";
        }

        return form == FlagForm.Switch ? CheckSwitch(flag) : flag.Value is null ? $"The flag --{flag.Name} requires a value. Use --{flag.Name}=value." : null;
    }

    private static string? CheckSwitch(DockerfileFlag flag) =>
        flag.Value is null || flag.Value.Equals("true", StringComparison.OrdinalIgnoreCase) || flag.Value.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"'{flag.Value}' is not a valid value of --{flag.Name}. Use 'true' or 'false', or no value for true.";
}
