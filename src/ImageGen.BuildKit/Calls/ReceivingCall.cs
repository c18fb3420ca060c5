using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>A call with the messages that it is answered with.</summary>
internal sealed class ReceivingCall<TResponse>(CallLifetime lifetime, Marshaller<TResponse> marshaller) : DaemonCall(lifetime), IAsyncStreamReader<TResponse>
    where TResponse : class
{
    private TResponse? _current;

    public TResponse Current => _current ?? throw new InvalidOperationException("No message has been read.");

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return ReadAsync(cancellationToken);
    }

    /// <summary>The one message of an answer that has one.</summary>
    public async Task<TResponse> SingleAsync()
    {
        if (!await ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            throw new RpcException(new Status(StatusCode.Internal, "the answer holds no message"));
        }

        var single = Current;
        if (await ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            Dispose();
            throw new RpcException(new Status(StatusCode.Internal, "the answer holds more than one message"));
        }

        return single;
    }

    protected override void Receive(DeserializationContext message) => _current = marshaller.ContextualDeserializer(message);
}
