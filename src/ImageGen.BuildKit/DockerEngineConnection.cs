using System.Net;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit;

/// <summary>How to reach the BuildKit inside a Docker Engine: over connections to the engine's HTTP API.</summary>
public sealed record DockerEngineConnection
{
    /// <summary>Opens a new connection to the engine. If the engine uses TLS, the handshake is already done, with <c>http/1.1</c> or no protocol agreed on (ALPN).</summary>
    public required Func<CancellationToken, ValueTask<Stream>> OpenAsync { get; init; }

    /// <summary>
    /// Opens a new connection that uses HTTP/2 from the first byte. For an engine with TLS, <c>h2</c> must be agreed on (ALPN).
    /// Default: <see cref="OpenAsync"/>, which is right for an engine without TLS.
    /// </summary>
    public Func<CancellationToken, ValueTask<Stream>>? OpenHttp2Async { get; init; }

    /// <summary>The engine's API version, as its <c>/_ping</c> reports it. From 1.53 on, gRPC is first tried without an upgrade. Default: unknown.</summary>
    public Version? ApiVersion { get; init; }

    /// <summary>The prefix of the paths <c>/grpc</c> and <c>/session</c>: <c>/v1.41</c>, or the prefix of a reverse proxy. Default: none.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The <c>Host</c> header of requests. A reverse proxy may need it; an engine does not. Default: <c>docker</c>.</summary>
    public string Host { get; init; } = "docker";

    /// <summary>
    /// Additional headers of every request, for example for an authenticating proxy in front of the engine. They never override the
    /// headers of the request itself, and messages never contain their values. Default: none.
    /// </summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The engine's address, for messages.</summary>
    public string Name { get; init; } = "the Docker engine";

    /// <summary>Creates the connection settings of an engine on this machine that listens on a Unix socket, as on Linux and macOS.</summary>
    /// <param name="path">The path of the socket. Default: the path in Docker's own packages.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static DockerEngineConnection AtUnixSocket(string path = "/var/run/docker.sock")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DockerEngineConnection { OpenAsync = token => LocalSocket.ConnectAsync(path, token), Name = "unix://" + path };
    }

    /// <summary>Creates the connection settings of an engine that listens on a named pipe, as on Windows.</summary>
    /// <param name="name">The name of the pipe, without <c>\\.\pipe\</c>. Default: the pipe of Docker Desktop.</param>
    /// <param name="server">The machine that has the pipe. Default: this machine.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static DockerEngineConnection AtNamedPipe(string name = "docker_engine", string server = ".")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(server);
        return new DockerEngineConnection { OpenAsync = token => LocalSocket.ConnectPipeAsync(server, name, token), Name = $"npipe://{server}/pipe/{name}" };
    }

    /// <summary>Creates the connection settings of an engine that listens on a port, without encryption. A lost machine is detected within a minute.</summary>
    /// <param name="host">The name or the IP address of the machine.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="ArgumentException">The host is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is not in the range 1 to 65535.</exception>
    public static DockerEngineConnection AtPort(string host, int port)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        var endPoint = new DnsEndPoint(host, port);
        return new DockerEngineConnection { OpenAsync = token => RemoteSocket.ConnectAsync(endPoint, token), Name = $"tcp://{host}:{port}" };
    }

    /// <summary>Requests the engine's description with <c>GET /_ping</c>, on a separate connection that is closed afterwards.</summary>
    /// <returns>The headers of the engine's response; <see langword="null"/> if its status is not 200.</returns>
    /// <exception cref="IOException">The connection cannot be opened, or is lost.</exception>
    /// <exception cref="InvalidDataException">The response is not HTTP/1.</exception>
    public Task<DockerEnginePing?> PingAsync(CancellationToken cancellationToken = default) => EnginePingRequest.SendAsync(this, cancellationToken);
}
