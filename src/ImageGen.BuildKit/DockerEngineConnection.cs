using System.Net;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit;

/// <summary>How the BuildKit inside a Docker Engine is reached: by connections to the engine's HTTP API.</summary>
public sealed record DockerEngineConnection
{
    /// <summary>Opens one more connection to the engine. Encryption, if there is any, is done already, with <c>http/1.1</c> agreed on or nothing.</summary>
    public required Func<CancellationToken, ValueTask<Stream>> OpenAsync { get; init; }

    /// <summary>
    /// Opens one more connection on which HTTP/2 is spoken from the first byte: for an encrypted engine one with <c>h2</c> agreed on.
    /// Default: <see cref="OpenAsync"/>, which is right for an engine without encryption.
    /// </summary>
    public Func<CancellationToken, ValueTask<Stream>>? OpenHttp2Async { get; init; }

    /// <summary>The engine's API version, as its <c>/_ping</c> says. From 1.53 on, gRPC is tried without an upgrade first. Default: not known.</summary>
    public Version? ApiVersion { get; init; }

    /// <summary>What comes before <c>/grpc</c> and <c>/session</c> in a request's path: <c>/v1.41</c>, or a reverse proxy's own. Default: nothing.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>What requests name as their host. A reverse proxy may need it; an engine does not. Default: <c>docker</c>.</summary>
    public string Host { get; init; } = "docker";

    /// <summary>
    /// Further headers of every request, such as an authenticating proxy before the engine takes. The request's own go before them.
    /// Their values are in no message. Default: none.
    /// </summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The engine's address, for messages.</summary>
    public string Name { get; init; } = "the Docker engine";

    /// <summary>An engine on this machine that listens on a Unix socket, as on Linux and macOS.</summary>
    /// <param name="path">The socket's file. Default: that of Docker's own packages.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static DockerEngineConnection AtUnixSocket(string path = "/var/run/docker.sock")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DockerEngineConnection { OpenAsync = token => LocalSocket.ConnectAsync(path, token), Name = "unix://" + path };
    }

    /// <summary>An engine on this machine that listens on a named pipe, as on Windows.</summary>
    /// <param name="name">The pipe's name, without what comes before it. Default: that of Docker Desktop.</param>
    /// <param name="server">The machine that has the pipe. Default: this one.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static DockerEngineConnection AtNamedPipe(string name = "docker_engine", string server = ".")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(server);
        return new DockerEngineConnection { OpenAsync = token => LocalSocket.ConnectPipeAsync(server, name, token), Name = $"npipe://{server}/pipe/{name}" };
    }

    /// <summary>An engine that listens on a port, without encryption. A machine that goes away without a word is noticed within a minute.</summary>
    /// <param name="host">The name or the IP address of the machine.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="ArgumentException">The host is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is not one from 1 to 65535.</exception>
    public static DockerEngineConnection AtPort(string host, int port)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        var endPoint = new DnsEndPoint(host, port);
        return new DockerEngineConnection { OpenAsync = token => RemoteSocket.ConnectAsync(endPoint, token), Name = $"tcp://{host}:{port}" };
    }

    /// <summary>Asks the engine what it is, by <c>GET /_ping</c> on a connection of its own, which is closed then.</summary>
    /// <returns>The engine's answer; <see langword="null"/> where its status is not 200.</returns>
    /// <exception cref="IOException">The connection does not come about, or breaks.</exception>
    /// <exception cref="InvalidDataException">What answers does not speak HTTP/1.</exception>
    public Task<DockerEnginePing?> PingAsync(CancellationToken cancellationToken = default) => EnginePing.AskAsync(this, cancellationToken);
}
