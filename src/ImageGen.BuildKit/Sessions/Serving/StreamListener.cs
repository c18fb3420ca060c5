using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>Hands Kestrel the connections that are offered, in place of a socket that listens.</summary>
internal sealed class StreamListener : IConnectionListenerFactory, IConnectionListener
{
    private readonly Channel<StreamConnection> _offered = Channel.CreateUnbounded<StreamConnection>();

    public EndPoint EndPoint { get; private set; } = new StreamEndPoint();

    /// <summary>Whether the connection will be served. If not, the server has ended.</summary>
    public bool Offer(StreamConnection connection) => _offered.Writer.TryWrite(connection);

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        EndPoint = endpoint;
        return new(this);
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _offered.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_offered.Reader.TryRead(out var connection))
            {
                connection.Start();
                return connection;
            }
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _ = _offered.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _ = _offered.Writer.TryComplete();
        while (_offered.Reader.TryRead(out var connection))
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
