using System.Buffers;

namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>Reads frames from a connection. A single read may return several frames. Only one reader is supported.</summary>
internal sealed class FrameReader(Stream transport) : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;

    /// <summary>The header of the last frame that was read.</summary>
    public FrameHeader Header { get; private set; }

    /// <summary>The payload of the last frame that was read; valid until the next frame is read.</summary>
    public ReadOnlySpan<byte> Payload => _buffer.AsSpan(_start - Header.Length, Header.Length);

    /// <summary>Whether the buffer already contains another frame.</summary>
    public bool HasMore => _end - _start >= FrameHeader.Size && _end - _start >= FrameHeader.Size + FrameHeader.Read(_buffer.AsSpan(_start)).Length;

    /// <summary>Reads the client preface (RFC 9113, section 3.4). Returns <see langword="false"/> if the connection was closed instead.</summary>
    /// <exception cref="Http2Exception">The peer sent something else.</exception>
    public async ValueTask<bool> ReadPrefaceAsync(CancellationToken cancellationToken)
    {
        for (var seen = 0; seen < Preface.Length; seen = Math.Min(_end, Preface.Length))
        {
            if (!TryFill(await transport.ReadAsync(GetFreeSpace(), cancellationToken).ConfigureAwait(false)))
            {
                return seen == 0 ? false : throw ClosedWithin("its preface");
            }

            if (!Preface.StartsWith(_buffer.AsSpan(0, Math.Min(_end, Preface.Length))))
            {
                throw new Http2Exception(Http2Error.Protocol, "The daemon does not use HTTP/2 on the session's connection.");
            }
        }

        _start = Preface.Length;
        return true;
    }

    /// <summary>Reads a frame. Returns <see langword="false"/> if the connection was closed after the last frame.</summary>
    /// <exception cref="Http2Exception">The frame is too long.</exception>
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

    private static EndOfStreamException ClosedWithin(string what) => new($"The daemon closed the session's connection within {what}.");

    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        while (!TryTake())
        {
            if (!TryFill(await transport.ReadAsync(GetFreeSpace(), cancellationToken).ConfigureAwait(false)))
            {
                return _start == _end ? false : throw ClosedWithin("a frame");
            }
        }

        return true;
    }

    private bool TryTake()
    {
        if (_end - _start < FrameHeader.Size)
        {
            return false;
        }

        var header = FrameHeader.Read(_buffer.AsSpan(_start));
        if (header.Length > FrameHeader.MaxLength)
        {
            throw new Http2Exception(Http2Error.FrameSize, $"The daemon sent a frame of {header.Length} bytes; at most {FrameHeader.MaxLength} are allowed.");
        }

        if (_end - _start < FrameHeader.Size + header.Length)
        {
            return false;
        }

        Header = header;
        _start += FrameHeader.Size + header.Length;
        return true;
    }

    /// <summary>Frees space for the next read by moving the rest to the start. The buffer is large enough for a whole frame.</summary>
    private Memory<byte> GetFreeSpace()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        return _buffer.AsMemory(_end);
    }

    /// <summary>Adds the bytes that were read. Returns <see langword="false"/> if the connection was closed.</summary>
    private bool TryFill(int count)
    {
        _end += count;
        return count > 0;
    }
}
