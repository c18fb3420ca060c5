using System.Diagnostics;

namespace ImageGen.Benchmarks.Processes;

/// <summary>The docker CLI that ours is compared with: one that drives BuildKit.</summary>
internal static class DockerCli
{
    private static readonly Dictionary<string, string> WithBuildKit = new() { ["DOCKER_BUILDKIT"] = "1" };

    private static readonly string Program = Find();

    /// <summary>Runs the CLI against an engine, and fails as it fails.</summary>
    public static Task<TimedProcess> RunAsync(string engine, params string[] arguments) =>
        TimedProcess.RunAsync(Program, WithBuildKit, ["--host", engine, .. arguments]);

    /// <summary>The first docker on the PATH whose BuildKit works: newer ones need the buildx plugin for it, which may be missing.</summary>
    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Join(folder, "docker")).FirstOrDefault(program => File.Exists(program) && CanBuild(program))
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
