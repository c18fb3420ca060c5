using System.Buffers;

namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>Takes frames from a connection, as many as each read of it brings. One reader at a time.</summary>
internal sealed class FrameReader(Stream transport) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;

    /// <summary>The head of the frame that was read last.</summary>
    public FrameHead Head { get; private set; }

    /// <summary>The payload of the frame that was read last, until the next is.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(_start - Head.Length, Head.Length);

    /// <summary>Whether another frame is here already.</summary>
    public bool HasMore => _end - _start >= FrameHead.Size && _end - _start >= FrameHead.Size + FrameHead.Read(_buffer.AsSpan(_start)).Length;

    /// <summary>Reads the octets that a client begins with (RFC 9113, section 3.4). <see langword="false"/> where it ended instead.</summary>
    /// <exception cref="Http2Exception">Others came.</exception>
    public async ValueTask<bool> ReadPrefaceAsync(CancellationToken cancellationToken)
    {
        for (var seen = 0; seen < Preface.Length; seen = Math.Min(_end, Preface.Length))
        {
            if (!TryFill(await transport.ReadAsync(MakeRoom(), cancellationToken).ConfigureAwait(false)))
            {
                return seen == 0 ? false : throw EndedWithin("its preface");
            }

            if (!Preface.StartsWith(_buffer.AsSpan(0, Math.Min(_end, Preface.Length))))
            {
                throw new Http2Exception(Http2Error.Protocol, "The daemon does not speak HTTP/2 on the session's connection.");
            }
        }

        _start = Preface.Length;
        return true;
    }

    /// <summary>Reads a frame. <see langword="false"/> where the connection ended after the last one.</summary>
    /// <exception cref="Http2Exception">It is longer than allowed.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => TryTake() ? new(true) : ReadMoreAsync(cancellationToken);

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    private static EndOfStreamException EndedWithin(string what) => new($"The daemon ended the session's connection within {what}.");

    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        while (!TryTake())
        {
            if (!TryFill(await transport.ReadAsync(MakeRoom(), cancellationToken).ConfigureAwait(false)))
            {
                return _start == _end ? false : throw EndedWithin("a frame");
            }
        }

        return true;
    }

    private bool TryTake()
    {
        if (_end - _start < FrameHead.Size)
        {
            return false;
        }

        var head = FrameHead.Read(_buffer.AsSpan(_start));
        if (head.Length > FrameHead.MaxLength)
        {
            throw new Http2Exception(Http2Error.FrameSize, $"The daemon sent a frame of {head.Length} bytes, and {FrameHead.MaxLength} are allowed.");
        }

        if (_end - _start < FrameHead.Size + head.Length)
        {
            return false;
        }

        Head = head;
        _start += FrameHead.Size + head.Length;
        return true;
    }

    /// <summary>Room for the next read. A frame fits with its head: what is left of one moves to the beginning.</summary>
    private Memory<byte> MakeRoom()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        return _buffer.AsMemory(_end);
    }

    /// <summary>Takes in what was read. <see langword="false"/> where the connection has ended.</summary>
    private bool TryFill(int count)
    {
        _end += count;
        return count > 0;
    }
}
