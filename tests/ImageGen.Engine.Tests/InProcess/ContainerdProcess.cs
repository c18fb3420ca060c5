using System.Diagnostics;
using ImageGen.Engine.Tests.Oci;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>A containerd with a store of its own, and its client.</summary>
public sealed class ContainerdProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-ctd-");
    private readonly Process _process;

    public ContainerdProcess()
    {
        File.WriteAllText(PathOf("config.toml"), $"""
            version = 2
            root = "{PathOf("root")}"
            state = "{PathOf("state")}"
            disabled_plugins = ["io.containerd.grpc.v1.cri"]
            [grpc]
            address = "{Socket}"
            """);
        // Its shims write to the same stream, and their log is of no interest.
        _process = Process.Start(new ProcessStartInfo("containerd", ["--config", PathOf("config.toml")]) { RedirectStandardError = true })!;
        _process.BeginErrorReadLine();
        if (!SpinWait.SpinUntil(() => File.Exists(Socket), StartTimeout))
        {
            Dispose();
            throw new InvalidOperationException("containerd did not start.");
        }
    }

    private string Socket => PathOf("containerd.sock");

    /// <summary>Runs its client, and returns what that writes.</summary>
    public Task<string> RunAsync(params string[] arguments) => ToolProcess.RunAsync("ctr", ["--address", Socket, "--namespace", "conformance", .. arguments], _folder.FullName);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
