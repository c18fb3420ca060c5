using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>
/// Splits the received bytes of a call into messages. A message stays contiguous in the buffer until the next one is requested,
/// so that a marshaller reads it there.
/// </summary>
/// <param name="maxLength">The maximum length of a message, in bytes.</param>
internal sealed class ReceivedMessages(int maxLength) : DeserializationContext
{
    /// <summary>Large enough for most messages and for one read.</summary>
    private const int BufferSize = 16 * 1024;

    private byte[] _buffer = [];

    // The unread part, and within it the last message that was taken.
    private int _start;
    private int _end;
    private int _payload;

    public override int PayloadLength => _payload;

    /// <summary>Whether the buffer contains a part of an incomplete message.</summary>
    public bool IsWithinMessage => _end > _start;

    public override byte[] PayloadAsNewBuffer() => Payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(_buffer, _start, _payload);

    /// <summary>The free part of the buffer for the next read, at least as long as the rest of the current message.</summary>
    public Memory<byte> GetFree()
    {
        var needed = TryReadLength(out var length) ? checked(SentMessage.PrefixSize + length) : SentMessage.PrefixSize;
        if (_start > 0 && (_start == _end || _buffer.Length - _start < needed))
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_buffer.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, BufferSize));
            _buffer.AsSpan(0, _end).CopyTo(larger);
            Release();
            _buffer = larger;
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Adds the bytes that were read into the free part.</summary>
    public void Add(int count) => _end += count;

    /// <summary>Moves to the next complete message. The previous one becomes invalid.</summary>
    /// <exception cref="RpcException">The message is compressed or too long.</exception>
    public bool TryNext()
    {
        _start += _payload;
        _payload = 0;
        if (!TryReadLength(out var length) || _end - _start - SentMessage.PrefixSize < length)
        {
            return false;
        }

        _start += SentMessage.PrefixSize;
        _payload = length;
        return true;
    }

    /// <summary>Returns the buffer to the pool. No read into it may be in progress.</summary>
    public void Release()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private ReadOnlyMemory<byte> Payload => _buffer.AsMemory(_start, _payload);

    private bool TryReadLength(out int length)
    {
        length = 0;
        if (_end - _start < SentMessage.PrefixSize)
        {
            return false;
        }

        if (_buffer[_start] != 0)
        {
            throw new RpcException(new Status(StatusCode.Internal, "a message is compressed, but compression was not requested"));
        }

        length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + 1));
        return length >= 0 && length <= maxLength
            ? true
            : throw new RpcException(new Status(StatusCode.ResourceExhausted, $"a message has {(uint)length} bytes; at most {maxLength} are accepted"));
    }
}
