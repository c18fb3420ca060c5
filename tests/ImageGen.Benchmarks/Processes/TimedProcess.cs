using System.Diagnostics;

namespace ImageGen.Benchmarks.Processes;

/// <summary>A program from its start to its end.</summary>
internal sealed record TimedProcess(TimeSpan Elapsed, string Output)
{
    public static async Task<TimedProcess> RunAsync(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var elapsed = watch.Elapsed;
        return process.ExitCode == 0
            ? new TimedProcess(elapsed, output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}
