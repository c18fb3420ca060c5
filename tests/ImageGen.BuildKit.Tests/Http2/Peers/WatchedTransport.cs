namespace ImageGen.BuildKit.Tests.Http2.Peers;

/// <summary>Reports when a write waits because the peer does not read.</summary>
internal sealed class WatchedTransport(Stream inner) : Transport(inner)
{
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Stuck => _stuck.Task;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var writing = base.WriteAsync(buffer, cancellationToken);
        if (!writing.IsCompleted)
        {
            _ = _stuck.TrySetResult();
        }

        await writing;
    }
}
