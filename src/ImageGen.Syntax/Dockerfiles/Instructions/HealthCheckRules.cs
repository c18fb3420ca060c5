using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>Checks a <c>HEALTHCHECK</c>.</summary>
internal static class HealthCheckRules
{
    /// <summary>Whether it is a <c>HEALTHCHECK NONE</c>, whose flags are ignored.</summary>
    public static bool IsNone(DockerfileInstruction instruction) =>
        instruction.Keyword == "HEALTHCHECK" && instruction.Words.Count > 0
        && instruction.Words[0].Text.Equals("NONE", StringComparison.OrdinalIgnoreCase);

    public static void Check(DockerfileInstruction instruction, ErrorReport errors)
    {
        var words = instruction.Places.Words;
        if (words.Count == 0)
        {
            errors.AtKeyword("HEALTHCHECK has no arguments. Use CMD and a command, or NONE.");
        }
        else if (IsNone(instruction))
        {
            if (words.Count > 1)
            {
                errors.At(words[1], 0, "HEALTHCHECK NONE has no further arguments. Remove them.");
            }
        }
        else if (!words[0].Text.Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            errors.At(words[0], 0, $"'{words[0].Text}' is not valid after HEALTHCHECK. Use CMD and a command, or NONE.");
        }
        else if (words.Count == 1)
        {
            errors.At(words[0], 0, "HEALTHCHECK CMD has no command. Add one after CMD.");
        }

        if (!IsNone(instruction))
        {
            CheckFlags(instruction, errors);
        }
    }

    private static void CheckFlags(DockerfileInstruction instruction, ErrorReport errors)
    {
        for (var i = 0; i < instruction.Flags.Count; i++)
        {
            var (name, value, _, _) = instruction.Flags[i];
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            if (name == "retries" && !(long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var retries) && retries is >= 0 and <= int.MaxValue))
            {
                errors.At(instruction.Places.Flags[i], 0, $"'{value}' is not a valid value of --retries. Use a whole number, 0 or more.");
            }
            else if (name is "interval" or "timeout" or "start-period" or "start-interval" && !GoDuration.IsHealthInterval(value!))
            {
                errors.At(
                    instruction.Places.Flags[i], 0, $"'{value}' is not a valid value of --{name}. Use a duration of at least 1ms, such as 30s, 1m30s or 500ms.");
            }
        }
    }
}
