namespace ImageGen.Benchmarks.Processes.Progress;

/// <summary>A program in a pseudo terminal, which <c>script</c> of util-linux makes.</summary>
internal static class PseudoTerminal
{
    /// <summary>The terminal that a person has.</summary>
    private const string Terminal = "stty columns 160 rows 50; unset NO_COLOR";

    /// <summary>Runs a program. Its output is what the terminal gets.</summary>
    public static Task<TimedProcess> RunAsync(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments) => TimedProcess.RunAsync(
        "script",
        new Dictionary<string, string>(environment) { ["TERM"] = "xterm-256color", ["SHELL"] = "/bin/sh", ["LC_ALL"] = "C.UTF-8" },
        "--quiet", "--return", "--command", $"{Terminal}; exec {string.Join(' ', arguments.Prepend(program).Select(Quote))}", "/dev/null");

    private static string Quote(string argument) => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
