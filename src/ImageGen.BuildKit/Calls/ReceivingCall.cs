using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>A call and the messages of its response.</summary>
internal sealed class ReceivingCall<TResponse>(CallLifetime lifetime, Marshaller<TResponse> marshaller) : DaemonCall(lifetime), IAsyncStreamReader<TResponse>
    where TResponse : class
{
    private TResponse? _current;

    public TResponse Current => _current ?? throw new InvalidOperationException("No message has been read. Call MoveNext first.");

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return ReadAsync(cancellationToken);
    }

    /// <summary>Reads a response that must contain exactly one message.</summary>
    public async Task<TResponse> SingleAsync()
    {
        if (!await ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            throw new RpcException(new Status(StatusCode.Internal, "the response contains no message"));
        }

        var single = Current;
        if (await ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            Dispose();
            throw new RpcException(new Status(StatusCode.Internal, "the response contains more than one message"));
        }

        return single;
    }

    protected override void Receive(DeserializationContext message) => _current = marshaller.ContextualDeserializer(message);
}
