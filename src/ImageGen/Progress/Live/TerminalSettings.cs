using System.Text;
using Spectre.Console;

namespace ImageGen.Progress.Live;

/// <summary>What the environment says about the terminal.</summary>
internal static class TerminalSettings
{
    /// <summary>Whether the terminal can move its cursor. Terminals of Windows have no name.</summary>
    public static bool IsPossible => Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } name
        ? !name.Equals("dumb", StringComparison.OrdinalIgnoreCase)
        : OperatingSystem.IsWindows();

    /// <summary>Whether colors are not turned off (no-color.org).</summary>
    public static bool HasColors => Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 };

    /// <summary>Whether the terminal obeys sequences. Those of Windows have to be asked to.</summary>
    public static bool IsEnabled() => !OperatingSystem.IsWindows() || AnsiCapabilities.Create(Console.Error).Ansi;

    /// <summary>Whether the terminal gets UTF-8.</summary>
    public static bool IsUnicode => Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage;
}
