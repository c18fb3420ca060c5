using System.Buffers.Binary;

namespace ImageGen.BuildKit.StandIn.Connections;

/// <summary>
/// Lets the framework's HTTP/2 client send several fields of one name, as grpc-go does for the values of a metadata key:
/// the client joins them into one. Each header block on its way out is read, and a value with separators becomes several.
/// </summary>
internal sealed class HeaderFieldStream(Stream inner) : Stream
{
    /// <summary>What stands between the values of one key until they are parted here.</summary>
    public const char Separator = '\x1F';

    private const int FrameHead = 9;
    private const int MaxFrame = 16384;
    private const byte Headers = 1;
    private const byte Continuation = 9;
    private const byte EndHeaders = 4;

    private readonly List<byte> _pending = [];
    private readonly List<byte> _block = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _prefaceLeft = 24;
    private byte _firstFlags;

    /// <summary>Ends when the other side has closed the connection, or it broke.</summary>
    public Task Ended => _ended.Task;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            if (count == 0 && buffer.Length > 0)
            {
                _ended.TrySetResult();
            }

            return count;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _ended.TrySetResult();
            throw;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _pending.AddRange(buffer.Span);
        var output = new List<byte>(buffer.Length);
        TakeFrames(output);
        if (output.Count > 0)
        {
            await inner.WriteAsync(output.ToArray(), cancellationToken);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ended.TrySetResult();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void TakeFrames(List<byte> output)
    {
        var preface = Math.Min(_prefaceLeft, _pending.Count);
        output.AddRange(_pending[..preface]);
        _prefaceLeft -= preface;
        var at = preface;
        while (_prefaceLeft == 0 && _pending.Count - at >= FrameHead)
        {
            var length = (_pending[at] << 16) | (_pending[at + 1] << 8) | _pending[at + 2];
            if (_pending.Count - at < FrameHead + length)
            {
                break;
            }

            TakeFrame(_pending.GetRange(at, FrameHead + length), output);
            at += FrameHead + length;
        }

        _pending.RemoveRange(0, at);
    }

    private void TakeFrame(List<byte> frame, List<byte> output)
    {
        if (frame[3] is not (Headers or Continuation))
        {
            output.AddRange(frame);
            return;
        }

        if (frame[3] == Headers)
        {
            _firstFlags = frame[4];
        }

        _block.AddRange(frame[FrameHead..]);
        if ((frame[4] & EndHeaders) != 0)
        {
            WriteBlock(HeaderBlock.Part(_block.ToArray(), (byte)Separator), frame.GetRange(5, 4), output);
            _block.Clear();
        }
    }

    private void WriteBlock(byte[] block, List<byte> stream, List<byte> output)
    {
        var isFirst = true;
        Span<byte> length = stackalloc byte[4];
        for (var at = 0; isFirst || at < block.Length; at += MaxFrame)
        {
            var part = block.AsSpan(at, Math.Min(MaxFrame, block.Length - at));
            var flags = isFirst ? _firstFlags & ~EndHeaders : 0;
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            output.AddRange(length[1..]);
            output.Add(isFirst ? Headers : Continuation);
            output.Add((byte)(at + part.Length == block.Length ? flags | EndHeaders : flags));
            output.AddRange(stream);
            output.AddRange(part);
            isFirst = false;
        }
    }
}
