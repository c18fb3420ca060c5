namespace ImageGen.Engines.Transports;

/// <summary>Reads a response, and reports a lost connection as <see cref="EngineUnreachableException"/>.</summary>
internal sealed class EngineResponseStream(Stream inner, EngineEndpoint endpoint) : TransportStream
{
    public override bool CanWrite => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw UnreachableReason.WentAway(endpoint, exception);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
