using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>What a <c>HEALTHCHECK</c> must hold.</summary>
internal static class HealthCheckRules
{
    /// <summary>Whether it is a <c>HEALTHCHECK NONE</c>, the flags of which nobody reads.</summary>
    public static bool IsNone(DockerfileInstruction instruction) =>
        instruction.Keyword == "HEALTHCHECK" && instruction.Words.Count > 0
        && instruction.Words[0].Text.Equals("NONE", StringComparison.OrdinalIgnoreCase);

    public static void Check(DockerfileInstruction instruction, ErrorReport errors)
    {
        var words = instruction.Places.Words;
        if (words.Count == 0)
        {
            errors.AtKeyword("HEALTHCHECK needs CMD and a command, or NONE.");
        }
        else if (IsNone(instruction))
        {
            if (words.Count > 1)
            {
                errors.At(words[1], 0, "HEALTHCHECK NONE takes nothing more; remove the rest.");
            }
        }
        else if (!words[0].Text.Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            errors.At(words[0], 0, $"A health check is CMD and a command, or NONE, not '{words[0].Text}'; put CMD before the command.");
        }
        else if (words.Count == 1)
        {
            errors.At(words[0], 0, "HEALTHCHECK CMD needs a command.");
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
                errors.At(instruction.Places.Flags[i], 0, $"--retries is a whole number from 0 on, not '{value}'.");
            }
            else if (name is "interval" or "timeout" or "start-period" or "start-interval" && !GoDuration.IsHealthInterval(value!))
            {
                errors.At(
                    instruction.Places.Flags[i], 0, $"--{name} is a duration of at least 1ms, such as 30s, 1m30s or 500ms, not '{value}'.");
            }
        }
    }
}
