using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>Checks the signal of a <c>STOPSIGNAL</c>: one of Linux, with or without <c>SIG</c>, or any number except 0.</summary>
internal static class SignalRules
{
    private const int RealTimeSteps = 15;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT",
        "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ",
        "RTMIN", "RTMAX",
    };

    /// <summary>Returns the error of a signal, or <see langword="null"/>.</summary>
    public static string? Check(string signal)
    {
        if (long.TryParse(signal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number != 0 ? null : "'0' is not a valid signal. Use a name such as SIGTERM.";
        }

        var name = signal.ToUpperInvariant();
        name = name.StartsWith("SIG", StringComparison.Ordinal) ? name.Substring(3) : name;
        return Names.Contains(name) || IsRealTime(name) ? null : $"'{signal}' is not a Linux signal. Use one such as SIGTERM, SIGINT or SIGQUIT.";
    }

    private static bool IsRealTime(string name)
    {
        var steps = name.StartsWith("RTMIN+", StringComparison.Ordinal) ? RealTimeSteps
            : name.StartsWith("RTMAX-", StringComparison.Ordinal) ? RealTimeSteps - 1
            : 0;
        return steps > 0 && name[6..] is { Length: > 0 } step && step[0] != '0'
            && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= steps;
    }
}
