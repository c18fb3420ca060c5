namespace ImageGen.Dockerfiles;

/// <summary>Which flags an instruction knows, and what they must look like.</summary>
internal static class FlagRules
{
    private static readonly Dictionary<string, FlagForm> None = [];

    private static readonly Dictionary<string, Dictionary<string, FlagForm>> Known = new(StringComparer.Ordinal)
    {
        ["ADD"] = new(StringComparer.Ordinal)
        {
            ["chown"] = FlagForm.Text,
            ["chmod"] = FlagForm.Text,
            ["link"] = FlagForm.Switch,
            ["keep-git-dir"] = FlagForm.Switch,
            ["checksum"] = FlagForm.Text,
            ["unpack"] = FlagForm.Switch,
            ["exclude"] = FlagForm.Texts,
        },
        ["COPY"] = new(StringComparer.Ordinal)
        {
            ["from"] = FlagForm.Text,
            ["chown"] = FlagForm.Text,
            ["chmod"] = FlagForm.Text,
            ["link"] = FlagForm.Switch,
            ["parents"] = FlagForm.Switch,
            ["exclude"] = FlagForm.Texts,
        },
        ["FROM"] = new(StringComparer.Ordinal) { ["platform"] = FlagForm.Text },
        ["HEALTHCHECK"] = new(StringComparer.Ordinal)
        {
            ["interval"] = FlagForm.Text,
            ["timeout"] = FlagForm.Text,
            ["start-period"] = FlagForm.Text,
            ["start-interval"] = FlagForm.Text,
            ["retries"] = FlagForm.Text,
        },
        ["RUN"] = new(StringComparer.Ordinal)
        {
            ["mount"] = FlagForm.Texts,
            ["network"] = FlagForm.Text,
            ["security"] = FlagForm.Text,
            ["device"] = FlagForm.Texts,
        },
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

    private static string? Check(string keyword, DockerfileFlag flag, Dictionary<string, FlagForm> known, HashSet<string> seen)
    {
        if (!known.TryGetValue(flag.Name, out var form))
        {
            return known.Count == 0
                ? $"{keyword} takes no flags; remove --{flag.Name}, or write a lone -- before it where it is an argument."
                : $"{keyword} knows no flag --{flag.Name}; it takes {string.Join(", ", known.Keys.Select(name => "--" + name))}.";
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
