namespace ImageGen.BuildKit.Connections;

/// <summary>A connection that reports what it received first. The HTTP handler above it does not report how a first read failed.</summary>
/// <param name="connection">The connection.</param>
/// <param name="answered">Called once with the kind of the first bytes, and with the exception that ended the connection before any, if there was one.</param>
internal sealed class AnsweredStream(Stream connection, Action<FirstWord, Exception?> answered) : Stream
{
    private const int TypeOffset = 3;
    private const byte SettingsFrame = 4;

    // A peer that closes the connection has already sent its reason, or sends none.
    private static readonly TimeSpan HangUpTime = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_heard.Task.IsCompleted)
        {
            return await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var read = await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            // An empty buffer only tests whether data are available.
            if (!buffer.IsEmpty)
            {
                Hear(read == 0 ? FirstWord.None : Http2(buffer.Span[..read]) ? FirstWord.Http2 : FirstWord.Other, null);
            }

            return read;
        }
        catch (IOException exception)
        {
            Hear(FirstWord.None, exception);
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await connection.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (!_heard.Task.IsCompleted)
        {
            // The peer has closed the connection. What it sent before is still to be read, and contains the reason.
            _ = await Task.WhenAny(_heard.Task, Task.Delay(HangUpTime, cancellationToken)).ConfigureAwait(false);
            throw;
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => connection.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => connection.Write(buffer, offset, count);

    public override void Flush() => connection.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>Whether the bytes start a SETTINGS frame. A frame that is cut off before its type counts as one.</summary>
    private static bool Http2(ReadOnlySpan<byte> word) => word.Length <= TypeOffset || word[TypeOffset] == SettingsFrame;

    private void Hear(FirstWord word, Exception? ended)
    {
        answered(word, ended);
        _ = _heard.TrySetResult();
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
