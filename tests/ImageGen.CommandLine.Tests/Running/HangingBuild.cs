using System.Diagnostics;
using System.Globalization;
using ImageGen.Oci.Tests.Registries;

namespace ImageGen.CommandLine.Tests.Running;

/// <summary>A build of the program that waits for a registry without an answer.</summary>
internal sealed class HangingBuild : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly DeployProgram _program = new();
    private readonly FakeRegistry _registry;
    private readonly Process _process;

    private HangingBuild(FakeRegistry registry)
    {
        _registry = registry;
        var start = _program.StartInfo("build", "shop-api", "--commit", "1", "--base", registry.Address + "/base:1", "--progress", "quiet");
        if (OperatingSystem.IsLinux())
        {
            // A shell starts a job in the background with SIGINT ignored, and all that it starts inherit that.
            start.ArgumentList.Insert(0, start.FileName);
            start.ArgumentList.Insert(0, "--default-signal=INT");
            start.FileName = "env";
        }

        _process = Process.Start(start)!;
    }

    public static async Task<HangingBuild> StartAsync()
    {
        var asked = new TaskCompletionSource();
        var registry = await FakeRegistry.StartAsync();
        registry.Before = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
            return true;
        };
        var build = new HangingBuild(registry);
        await asked.Task.WaitAsync(Limit);
        return build;
    }

    /// <summary>Sends a signal to the program: <c>INT</c>, <c>TERM</c>.</summary>
    public void Send(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end, and returns the exit code and standard error.</summary>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return (_process.ExitCode, await _process.StandardError.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        await _registry.DisposeAsync();
        _program.Dispose();
    }
}
