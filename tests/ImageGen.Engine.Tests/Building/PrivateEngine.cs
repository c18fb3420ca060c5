using System.Diagnostics;
using System.Net.Sockets;

namespace ImageGen.Engine.Tests.Building;

/// <summary>
/// A dockerd of the test's own, to be killed. It lives in namespaces of its own, so that what it started and mounted goes
/// with it, and so that it leaves the machine's network alone: in that of another dockerd it would take its bridge away.
/// </summary>
internal sealed class PrivateEngine : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-engine");
    private readonly Process _process;

    private PrivateEngine()
    {
        var start = new ProcessStartInfo("unshare") { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--mount", "--net", "--pid", "--fork", "--kill-child=SIGKILL", "--mount-proc",
            "dockerd", "--data-root", PathOf("data"), "--exec-root", PathOf("exec"), "--pidfile", PathOf("pid"), "--host", "unix://" + PathOf("engine.sock"),
            "--storage-driver", "vfs", "--bridge", "none", "--iptables=false", "--ip-forward=false", "--ip-masq=false", "--containerd-namespace", "imagegen-tests",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        // What it says is not read, only kept from filling the pipe.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public EngineEndpoint Endpoint => EngineEndpoint.Parse("unix://" + PathOf("engine.sock"));

    public static async Task<PrivateEngine> StartAsync(CancellationToken cancellationToken)
    {
        var engine = new PrivateEngine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!engine.Listens())
        {
            await Task.Delay(100, limit.Token);
        }

        return engine;
    }

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private bool Listens()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(PathOf("engine.sock")));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
