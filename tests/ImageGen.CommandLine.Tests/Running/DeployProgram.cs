using System.Diagnostics;
using System.Reflection;
using ImageGen.Tests;

namespace ImageGen.CommandLine.Tests.Running;

/// <summary>The deployment program of ImageGen.CommandLine.Program, as a process whose environment is that of no engine.</summary>
internal sealed class DeployProgram : IDisposable
{
    private readonly TemporaryFolder _cache = new();

    /// <summary>The folder of the project.</summary>
    public static string ProjectFolder { get; } = Path.GetFullPath(typeof(DeployProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Program").Value!);

    /// <summary>The program, in the configuration of these tests.</summary>
    public static string FullPath { get; } = Find(new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    /// <summary>Further environment variables.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public string WorkingDirectory { get; init; } = ProjectFolder;

    public static async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        using var program = new DeployProgram();
        return await program.StartAsync(arguments);
    }

    public async Task<ProgramResult> StartAsync(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProgramResult(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    public ProcessStartInfo StartInfo(params string[] arguments)
    {
        var start = new ProcessStartInfo(FullPath, arguments) { WorkingDirectory = WorkingDirectory, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOCKER_", StringComparison.Ordinal) || name.StartsWith("IMAGEGEN_", StringComparison.Ordinal) || name.StartsWith("BUILDKIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["XDG_CACHE_HOME"] = _cache.Path;
        start.Environment["DOCKER_CONFIG"] = _cache.At("docker");
        start.Environment["IMAGEGEN_DEFAULT_NAMESPACE"] = "ghcr.io/acme";
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public void Dispose() => _cache.Dispose();

    private static string Find(DirectoryInfo framework) =>
        Path.Join(ProjectFolder, "bin", framework.Parent!.Name, framework.Name, OperatingSystem.IsWindows() ? "shop-deploy.exe" : "shop-deploy");
}
