using System.Net.Sockets;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>A stand-in daemon with a connected client, and a folder to build.</summary>
internal sealed class ConnectedDaemon : IAsyncDisposable
{
    /// <summary>Longer than any test here needs. A test that reaches it has found something that never ends.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("build");

    private ConnectedDaemon(StandInDaemon daemon, Version? apiVersion, string basePath)
    {
        Daemon = daemon;
        Client = daemon.Options.Engine is null
            ? BuildKitClient.Connect(new BuildKitEndpoint { Address = daemon.Address })
            : BuildKitClient.ConnectDockerEngine(new DockerEngineConnection
            {
                OpenAsync = OpenAsync,
                ApiVersion = apiVersion,
                BasePath = basePath,
                Name = "the stand-in",
            });
        Write("Dockerfile", "FROM scratch\nCOPY . /\n");
    }

    public StandInDaemon Daemon { get; }

    public BuildKitClient Client { get; }

    public string Folder => _folder.FullName;

    /// <summary>The only requested build.</summary>
    public SolveCall Build => Assert.Single(Daemon.Solves);

    /// <summary>Connects as ImageGen does to an engine, with the API version.</summary>
    public static Task<ConnectedDaemon> StartAsync(StandInOptions options) =>
        StartAsync(options, options.Engine is { } engine ? Version.Parse(engine.ApiVersion) : null);

    /// <param name="options">The daemon.</param>
    /// <param name="apiVersion">The API version that the client assumes for an engine.</param>
    /// <param name="basePath">The prefix of an engine's paths.</param>
    public static async Task<ConnectedDaemon> StartAsync(StandInOptions options, Version? apiVersion, string basePath = "") =>
        new(await StandInDaemon.StartAsync(options), apiVersion, basePath);

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public SolveOptions Options(params IEnumerable<SolveExporter> exporters) => new()
    {
        Exporters = [.. exporters],
        Session = new SessionOptions
        {
            LocalSources = { ["context"] = LocalSource.FromDirectory(Folder), ["dockerfile"] = LocalSource.FromDirectory(Folder) },
        },
    };

    /// <summary>Builds the folder.</summary>
    public Task<SolveResult> SolveAsync(SolveOptions? options = null, IProgress<SolveStatus>? progress = null) =>
        Client.SolveAsync(options ?? Options(), progress, TestContext.Current.CancellationToken).WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Daemon.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Daemon.SocketPath), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
