namespace ImageGen.BuildKit.Tests.Http2.Peers;

/// <summary>Ignores tokens: only closing ends its reads and writes.</summary>
internal sealed class DeafTransport(Stream inner) : Transport(inner)
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stream _inner = inner;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reading = _inner.ReadAsync(buffer, CancellationToken.None).AsTask();
        _ = await Task.WhenAny(reading, _closed.Task);
        return reading.IsCompleted ? await reading : throw new ObjectDisposedException(nameof(DeafTransport));
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var writing = _inner.WriteAsync(buffer.ToArray(), CancellationToken.None).AsTask();
        _ = await Task.WhenAny(writing, _closed.Task);
        await (writing.IsCompleted ? writing : throw new ObjectDisposedException(nameof(DeafTransport)));
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        _ = _closed.TrySetResult();
        base.Dispose(disposing);
    }
}
