using System.Net;
using System.Net.Security;
using ImageGen.BuildKit.Connections.Encryption;

namespace ImageGen.BuildKit.Connections;

/// <summary>Connects to a <c>buildkitd</c>, which uses HTTP/2 from the first byte.</summary>
internal sealed class BuildKitdConnector : DaemonConnector
{
    private readonly Uri _address;
    private readonly SslClientAuthenticationOptions? _tls;

    public BuildKitdConnector(BuildKitEndpoint endpoint)
    {
        _address = endpoint.Address;
        Name = endpoint.ToString();
        var remote = _address.Scheme is "tcp";
        if (!remote && endpoint.Tls is not null)
        {
            throw new ArgumentException($"TLS is not supported for {endpoint}. Leave Tls unset, or use a tcp address.", nameof(endpoint));
        }

        if (_address.Scheme is not ("tcp" or "unix" or "npipe"))
        {
            throw new ArgumentException($"{endpoint} has a scheme that is not supported. Use unix, tcp or npipe.", nameof(endpoint));
        }

        _tls = endpoint.Tls;
    }

    public override string Name { get; }

    public override string Advice => "Start buildkitd there, or set BUILDKIT_HOST to the address of a running daemon.";

    // An IP address, because the framework would first validate a host name.
    public override Uri BaseAddress { get; } = new("http://127.0.0.1/");

    public override ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken) => _address.Scheme switch
    {
        "unix" => WatchAsync(LocalSocket.ConnectAsync(LocalSocket.PathOf(_address), cancellationToken)),
        "npipe" when LocalSocket.PipeOf(_address) is var (server, pipe) => WatchAsync(LocalSocket.ConnectPipeAsync(server, pipe, cancellationToken)),
        "npipe" => throw new TransportException("the address contains no pipe name; use npipe://./pipe/buildkitd"),
        _ => ConnectTcpAsync(cancellationToken),
    };

    public override ValueTask<Stream?> OpenSessionAsync(IEnumerable<KeyValuePair<string, string>> headers, bool required, CancellationToken cancellationToken) =>
        required
            ? throw new BuildKitException($"{Name} is a buildkitd, which does not support upgrades of connections. Set SolveOptions.SessionTransport to Auto.")
            : ValueTask.FromResult<Stream?>(null);

    private async ValueTask<Stream> ConnectTcpAsync(CancellationToken cancellationToken)
    {
        var connection = await RemoteSocket.ConnectAsync(new DnsEndPoint(_address.IdnHost, _address.Port), cancellationToken).ConfigureAwait(false);
        if (_tls is not null)
        {
            connection = await EncryptedConnection.OpenAsync(connection, _tls, _address.IdnHost, Name, cancellationToken).ConfigureAwait(false);
        }

        return new FirstResponseStream(connection, (response, failure) => Refusal = response switch
        {
            FirstResponse.Http2 => null,
            FirstResponse.None => TlsFailure.FromClosedConnection(Name, _tls, failure),
            _ => NotHttp2(),
        });
    }

    /// <summary>If a local connection is closed before any data, there is no further reason to report.</summary>
    private async ValueTask<Stream> WatchAsync(ValueTask<Stream> connecting) => new FirstResponseStream(
        await connecting.ConfigureAwait(false),
        (response, _) => Refusal = response == FirstResponse.Other ? NotHttp2() : null);

    private BuildKitUnreachableException NotHttp2() =>
        new($"BuildKit at {Name} cannot be reached: the server there does not use HTTP/2. {(_address.Scheme is "tcp" ? "Check the address and its port; a daemon with TLS needs BuildKitEndpoint.Tls." : $"If it is a Docker Engine, connect to it as one ({nameof(DockerEngineConnection)}, or Engine in ImageGen's options); otherwise check the address.")}")
        {
            Address = Name,
        };
}
