using System.Net.Sockets;
using ImageGen.BuildKit.StandIn;

namespace ImageGen.BuildKit.Tests;

/// <summary>Connects to a stand-in as a program would to the daemon.</summary>
internal static class StandInClient
{
    public static BuildKitClient Connect(StandInDaemon daemon) => daemon.Options.Engine is { } engine
        ? BuildKitClient.ConnectDockerEngine(Engine(daemon, Version.Parse(engine.ApiVersion)))
        : BuildKitClient.Connect(new BuildKitEndpoint { Address = daemon.Address });

    public static DockerEngineConnection Engine(StandInDaemon daemon, Version? apiVersion) => new()
    {
        OpenAsync = cancellationToken => OpenAsync(daemon, cancellationToken),
        ApiVersion = apiVersion,
        Name = daemon.Address.OriginalString,
    };

    private static async ValueTask<Stream> OpenAsync(StandInDaemon daemon, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(daemon.SocketPath), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
