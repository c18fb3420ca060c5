using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>
/// Takes the messages out of the bytes of a call, however these come. A message lies in the buffer, in one piece, until
/// the next is asked for: that is where a marshaller reads it.
/// </summary>
/// <param name="maxLength">How long a message may be, in bytes.</param>
internal sealed class ReceivedMessages(int maxLength) : DeserializationContext
{
    /// <summary>Room for most messages, and for what one read brings.</summary>
    private const int BufferSize = 16 * 1024;

    private byte[] _buffer = [];

    // What is unread, and of that the message that was taken last.
    private int _start;
    private int _end;
    private int _payload;

    public override int PayloadLength => _payload;

    /// <summary>Whether there are bytes of a message that is not whole.</summary>
    public bool IsWithinMessage => _end > _start;

    public override byte[] PayloadAsNewBuffer() => Payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(_buffer, _start, _payload);

    /// <summary>Room for the next bytes, as much as the message takes that has begun.</summary>
    public Memory<byte> GetFree()
    {
        var needed = TryReadLength(out var length) ? checked(SentMessage.HeadSize + length) : SentMessage.HeadSize;
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

    /// <summary>Takes in what was read into the room.</summary>
    public void Add(int count) => _end += count;

    /// <summary>Takes the next message that is whole; the one before is gone then.</summary>
    /// <exception cref="RpcException">It is compressed, or longer than any message may be.</exception>
    public bool TryNext()
    {
        _start += _payload;
        _payload = 0;
        if (!TryReadLength(out var length) || _end - _start - SentMessage.HeadSize < length)
        {
            return false;
        }

        _start += SentMessage.HeadSize;
        _payload = length;
        return true;
    }

    /// <summary>Gives the buffer back. Nobody may be reading into it.</summary>
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
        if (_end - _start < SentMessage.HeadSize)
        {
            return false;
        }

        if (_buffer[_start] != 0)
        {
            throw new RpcException(new Status(StatusCode.Internal, "a message is compressed, and none was asked for"));
        }

        length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + 1));
        return length >= 0 && length <= maxLength
            ? true
            : throw new RpcException(new Status(StatusCode.ResourceExhausted, $"a message has {(uint)length} bytes, which is more than the {maxLength} that are taken"));
    }
}
