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
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static DockerEngineConnection AtNamedPipe(string name = "docker_engine")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new DockerEngineConnection { OpenAsync = token => LocalSocket.ConnectPipeAsync(".", name, token), Name = "npipe://./pipe/" + name };
    }
}
