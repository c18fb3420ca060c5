using System.Diagnostics;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions.Ssh;

/// <summary>OpenSSH's agent on a separate socket, with one key.</summary>
internal sealed class SshAgentProcess : IAsyncDisposable
{
    private readonly Process _agent;

    private SshAgentProcess(DirectoryInfo folder, Process agent)
    {
        Folder = folder;
        _agent = agent;
    }

    public DirectoryInfo Folder { get; }

    public string SocketPath => Path.Combine(Folder.FullName, "agent");

    public string KeyPath => Path.Combine(Folder.FullName, "key");

    public static async Task<SshAgentProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("imagegen-ssh-");
        var start = new ProcessStartInfo("ssh-agent", ["-D", "-a", Path.Combine(folder.FullName, "agent")]) { RedirectStandardOutput = true };
        var agent = new SshAgentProcess(folder, Process.Start(start)!);
        // It prints its socket when it listens.
        Assert.NotNull(await agent._agent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        _ = await RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "imagegen", "-f", agent.KeyPath]);
        Assert.Equal(0, (await RunAsync("ssh-add", ["-q", agent.KeyPath], agent.SocketPath)).ExitCode);
        return agent;
    }

    /// <summary>Runs an OpenSSH program as a user would.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, string? agent = null, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SSH_AUTH_SOCK"] = agent ?? "";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(output));
    }

    /// <summary>Stops only the agent; its folder and socket file stay.</summary>
    public async Task KillAsync()
    {
        _agent.Kill();
        await _agent.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _agent.Dispose();
        Folder.Delete(recursive: true);
    }
}
