namespace ImageGen.Engines.Transports;

/// <summary>
/// A connection on which the engine may stop receiving before the request is complete, as when it refuses a build during the transfer of
/// the context. The response contains the reason, but HttpClient does not read it after a failed write. So a failed write is ignored
/// here: either the response is read, or the read fails.
/// </summary>
internal sealed class EarlyAnswerStream(Stream connection) : TransportStream
{
    private volatile bool _peerStoppedListening;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.ReadAsync(buffer, cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_peerStoppedListening)
        {
            return;
        }

        try
        {
            await connection.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            _peerStoppedListening = true;
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _peerStoppedListening ? Task.CompletedTask : connection.FlushAsync(cancellationToken);

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }
}
