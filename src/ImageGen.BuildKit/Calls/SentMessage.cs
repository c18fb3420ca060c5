using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>A message as it goes over the wire: what a marshaller writes, behind its head. It lies in a rented buffer, which goes back with the disposal.</summary>
internal sealed class SentMessage : SerializationContext, IBufferWriter<byte>, IDisposable
{
    /// <summary>Before each message: whether it is compressed, and its length as four bytes, the highest first.</summary>
    public const int HeadSize = 5;

    /// <summary>For a marshaller that does not say the length before it writes.</summary>
    private const int UnknownSize = 1024;

    private byte[] _buffer = [];
    private int _length = HeadSize;

    /// <summary>The message with its head.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    public override void SetPayloadLength(int payloadLength) => Reserve(payloadLength);

    public override IBufferWriter<byte> GetBufferWriter() => this;

    public override void Complete(byte[] payload)
    {
        Reserve(payload.Length);
        payload.CopyTo(_buffer.AsSpan(_length));
        _length += payload.Length;
        Complete();
    }

    public override void Complete()
    {
        // A message of no fields writes nothing.
        Reserve(0);
        _buffer[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(1), _length - HeadSize);
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Free > 0 ? sizeHint : Math.Max(sizeHint, UnknownSize));
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        var buffer = _buffer;
        (_buffer, _length) = ([], HeadSize);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int Free => _buffer.Length - _length;

    private void Reserve(int count)
    {
        if (Free >= count && _buffer.Length > 0)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), Math.Min(_buffer.Length * 2, Array.MaxLength)));
        _buffer.AsSpan(0, Math.Min(_length, _buffer.Length)).CopyTo(larger);
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = larger;
    }
}
