namespace ImageGen.BuildKit.Connections;

/// <summary>A connection that reports what it received first. The HTTP handler above it does not report how a first read failed.</summary>
/// <param name="connection">The connection.</param>
/// <param name="onFirstResponse">Called once with the kind of the first bytes, and with the exception that ended the connection before any, if there was one.</param>
internal sealed class FirstResponseStream(Stream connection, Action<FirstResponse, Exception?> onFirstResponse) : ConnectionStream
{
    private const int TypeOffset = 3;
    private const byte SettingsFrame = 4;

    // A peer that closes the connection has already sent its reason, or sends none.
    private static readonly TimeSpan CloseGracePeriod = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _reported = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_reported.Task.IsCompleted)
        {
            return await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var read = await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            // An empty buffer only tests whether data are available.
            if (!buffer.IsEmpty)
            {
                Report(read == 0 ? FirstResponse.None : IsHttp2(buffer.Span[..read]) ? FirstResponse.Http2 : FirstResponse.Other, null);
            }

            return read;
        }
        catch (IOException exception)
        {
            Report(FirstResponse.None, exception);
            throw;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await connection.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (!_reported.Task.IsCompleted)
        {
            // The peer has closed the connection. What it sent before is still to be read, and contains the reason.
            _ = await Task.WhenAny(_reported.Task, Task.Delay(CloseGracePeriod, cancellationToken)).ConfigureAwait(false);
            throw;
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>Whether the bytes start a SETTINGS frame. A frame that is cut off before its type counts as one.</summary>
    private static bool IsHttp2(ReadOnlySpan<byte> response) => response.Length <= TypeOffset || response[TypeOffset] == SettingsFrame;

    private void Report(FirstResponse response, Exception? ended)
    {
        onFirstResponse(response, ended);
        _ = _reported.TrySetResult();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }
}
