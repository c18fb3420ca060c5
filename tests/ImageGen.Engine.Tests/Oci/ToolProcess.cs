using System.Diagnostics;
using Xunit;

namespace ImageGen.Engine.Tests.Oci;

/// <summary>Runs another program for images to its end.</summary>
internal static class ToolProcess
{
    /// <summary>Returns what the program writes to its output. It must succeed.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string workingFolder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = workingFolder };
        var (exitCode, output, log) = await TryAsync(start);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', start.ArgumentList)} ended with {exitCode}: {log}");
        return output;
    }

    /// <summary>Returns what the program writes to its output and its error stream, also if it fails.</summary>
    public static async Task<(int ExitCode, string Output, string Log)> TryAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await log);
    }
}
