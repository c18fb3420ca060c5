using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace ImageGen.BuildKit.StandIn.Connections;

/// <summary>Hands connections that were accepted elsewhere to Kestrel.</summary>
internal sealed class TransportFactory : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly ConcurrentDictionary<EndPoint, Channel<ConnectionContext>> _waiting = new();

    public bool CanBind(EndPoint endpoint) => endpoint is ProtocolEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new Listener(endpoint, Waiting(endpoint)));

    /// <summary>Lets Kestrel serve a connection.</summary>
    public void Add(ProtocolEndPoint endpoint, TransportConnection connection) => Waiting(endpoint).Writer.TryWrite(connection);

    private Channel<ConnectionContext> Waiting(EndPoint endpoint) => _waiting.GetOrAdd(endpoint, static _ => Channel.CreateUnbounded<ConnectionContext>());

    private sealed class Listener(EndPoint endpoint, Channel<ConnectionContext> waiting) : IConnectionListener
    {
        public EndPoint EndPoint => endpoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
            await waiting.Reader.WaitToReadAsync(cancellationToken) && waiting.Reader.TryRead(out var connection) ? connection : null;

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            waiting.Writer.TryComplete();
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
