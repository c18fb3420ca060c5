using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;
using ImageGen.BuildKit.Http2;

namespace ImageGen.BuildKit.Calls;

/// <summary>A message in wire format: a prefix, then the serialized message. Disposing it returns its rented buffer.</summary>
internal sealed class SentMessage : SerializationContext, IDisposable
{
    /// <summary>The prefix of each message: a byte for compression, and the length as four bytes in big-endian order.</summary>
    public const int PrefixSize = 5;

    /// <summary>For a marshaller that does not announce the length.</summary>
    private const int UnknownSize = 1024;

    private readonly RentedBuffer _buffer = new(PrefixSize + UnknownSize);

    public SentMessage() => _ = _buffer.Append(PrefixSize);

    /// <summary>The message with its prefix.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.Written;

    public override void SetPayloadLength(int payloadLength) => _ = _buffer.GetSpan(payloadLength);

    public override IBufferWriter<byte> GetBufferWriter() => _buffer;

    public override void Complete(byte[] payload)
    {
        _buffer.Append(payload);
        Complete();
    }

    public override void Complete()
    {
        var prefix = _buffer.WrittenSpan;
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], _buffer.Length - PrefixSize);
    }

    public void Dispose() => _buffer.Dispose();
}
