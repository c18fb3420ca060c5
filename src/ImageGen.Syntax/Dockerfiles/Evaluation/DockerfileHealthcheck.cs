using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>The health check of a <c>HEALTHCHECK</c>. Zero is the engine's default.</summary>
/// <param name="Test">The check: <c>CMD</c> with its words, <c>CMD-SHELL</c> with a command for the shell, or <c>NONE</c>.</param>
/// <param name="Interval">The time between two checks.</param>
/// <param name="Timeout">The limit of one check.</param>
/// <param name="StartPeriod">The time after the start in which failures do not count.</param>
/// <param name="StartInterval">The time between two checks in the start period.</param>
/// <param name="Retries">The number of failures in a row after which a container is unhealthy.</param>
public sealed record DockerfileHealthcheck(IReadOnlyList<string> Test, TimeSpan Interval, TimeSpan Timeout, TimeSpan StartPeriod, TimeSpan StartInterval, int Retries)
{
    /// <summary>Reads a valid <c>HEALTHCHECK</c>. What a builder refuses is not set.</summary>
    public static DockerfileHealthcheck Read(DockerfileInstruction instruction)
    {
        if (HealthCheckRules.IsNone(instruction ?? throw new ArgumentNullException(nameof(instruction))))
        {
            return new(["NONE"], default, default, default, default, 0);
        }

        string[] words = [.. instruction.Words.Skip(1).Select(word => word.Text)];
        return new(
            [instruction.IsJson ? "CMD" : "CMD-SHELL", .. words],
            DurationOf(instruction, "interval"),
            DurationOf(instruction, "timeout"),
            DurationOf(instruction, "start-period"),
            DurationOf(instruction, "start-interval"),
            int.TryParse(instruction.FlagValue("retries"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var retries) ? retries : 0);
    }

    private static TimeSpan DurationOf(DockerfileInstruction instruction, string flag) =>
        instruction.FlagValue(flag) is { } text && GoDuration.ReadNanoseconds(text) is { } nanoseconds ? TimeSpan.FromTicks(nanoseconds / 100) : TimeSpan.Zero;
}
