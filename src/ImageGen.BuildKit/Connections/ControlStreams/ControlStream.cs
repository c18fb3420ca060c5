using Grpc.Core;

namespace ImageGen.BuildKit.Connections.ControlStreams;

/// <summary>Uses a call of <c>Control/Session</c> as a connection. It supports one reader and one writer at a time.</summary>
internal sealed class ControlStream(AsyncDuplexStreamingCall<StreamChunk, StreamChunk> call) : ConnectionStream
{
    /// <summary>The maximum size of one message, in bytes. A daemon accepts 4 MB.</summary>
    private const int MaxChunkSize = 1024 * 1024;

    private StreamChunk? _received;
    private ReadOnlyMemory<byte> _unread;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_unread.IsEmpty)
        {
            _received?.Dispose();
            _received = null;
            if (!await CallAsync(call.ResponseStream.MoveNext(cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }

            _received = call.ResponseStream.Current;
            _unread = _received.Data;
        }

        var count = Math.Min(buffer.Length, _unread.Length);
        _unread[..count].CopyTo(buffer);
        _unread = _unread[count..];
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var chunk = new StreamChunk(buffer[..Math.Min(buffer.Length, MaxChunkSize)]);
            await CallAsync(WriteAsync(chunk, cancellationToken), cancellationToken).ConfigureAwait(false);
            buffer = buffer[chunk.Data.Length..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Ends the call: the daemon sees a closed connection.
            call.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<bool> WriteAsync(StreamChunk chunk, CancellationToken cancellationToken)
    {
        await call.RequestStream.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Converts the failure of a call to the failure of a connection.</summary>
    private static async Task<bool> CallAsync(Task<bool> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new IOException("the session's call ended: " + (exception is RpcException { Status.Detail: var detail } ? detail : exception.Message), exception);
        }
    }
}
