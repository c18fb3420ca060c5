using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>The docker CLI with BuildKit: the client that ours has to be like.</summary>
internal static partial class DockerCli
{
    private static readonly string Program = Find();

    /// <summary>Builds a stage of a folder's Dockerfile.</summary>
    /// <returns>The image's id, and the Dockerfile's steps with whether they came out of the cache.</returns>
    public static async Task<BuiltBy> BuildAsync(string folder, string target)
    {
        var idFile = Path.GetTempFileName();
        try
        {
            var (_, log) = await RunAsync(["build", "--progress=plain", $"--iidfile={idFile}", $"--target={target}", folder]);
            var steps = StepLine().Matches(log).DistinctBy(match => match.Groups[1].Value).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
            return new BuiltBy(
                await File.ReadAllTextAsync(idFile, TestContext.Current.CancellationToken),
                [.. steps.Where(step => IsStep(step.Value)).Select(step => (step.Value, log.Contains($"#{step.Key} CACHED\n", StringComparison.Ordinal))).Order()]);
        }
        finally
        {
            File.Delete(idFile);
        }
    }

    /// <summary>Whether a vertex is a step of the Dockerfile, and not the client's own business. What FROM names is never cached for who has to look it up.</summary>
    public static bool IsStep(string name) => name.StartsWith('[') && !name.StartsWith("[internal]", StringComparison.Ordinal) && !name.Contains("] FROM ", StringComparison.Ordinal);

    /// <summary>What the CLI prints to its output and to its error stream.</summary>
    public static async Task<(string Output, string Log)> RunAsync(params string[] arguments)
    {
        var (exitCode, output, log) = await TryAsync([], arguments);
        Assert.True(exitCode == 0, $"docker {string.Join(' ', arguments)} ended with {exitCode}: {log}");
        return (output, log);
    }

    /// <summary>The same with variables of its own, and whatever the outcome.</summary>
    public static async Task<(int ExitCode, string Output, string Log)> TryAsync(IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, ["--host", EngineEnvironment.Docker.Address.ToString(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOCKER_BUILDKIT"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await log);
    }

    [GeneratedRegex(@"^#(\d+) (\[.*)$", RegexOptions.Multiline)]
    private static partial Regex StepLine();

    /// <summary>The first docker on the PATH or beside it whose BuildKit works: newer ones need the buildx plugin for it, which may be missing.</summary>
    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.Append("/usr/bin").Select(folder => Path.Join(folder, "docker")).FirstOrDefault(program => File.Exists(program) && CanBuild(program))
            ?? throw new InvalidOperationException("No docker CLI on the PATH can build with BuildKit. Install Debian's docker.io, or the buildx plugin.");
    }

    private static bool CanBuild(string program)
    {
        var start = new ProcessStartInfo(program, ["build", "--help"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOCKER_BUILDKIT"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var help = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return help.Contains("--secret", StringComparison.Ordinal) && errors.Result.Length == 0;
    }
}
