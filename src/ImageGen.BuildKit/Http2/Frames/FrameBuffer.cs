using System.Buffers.Binary;
using ImageGen.BuildKit.Buffers;

namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>Frames that wait to be sent, one behind the other.</summary>
internal sealed class FrameBuffer : IDisposable
{
    private readonly RentedBuffer _octets = new(firstSize: 4 * 1024);

    public int Length => _octets.Length;

    public ReadOnlyMemory<byte> Written => _octets.Written;

    public void Write(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload) =>
        payload.CopyTo(Begin(type, flags, streamId, payload.Length));

    /// <summary>Writes a frame whose payload is one number of 32 bits.</summary>
    public void Write(FrameType type, int streamId, uint payload) =>
        BinaryPrimitives.WriteUInt32BigEndian(Begin(type, 0, streamId, sizeof(uint)), payload);

    /// <summary>Begins a frame whose payload the caller writes.</summary>
    public Span<byte> Begin(FrameType type, byte flags, int streamId, int length)
    {
        new FrameHead(length, type, flags, streamId).WriteTo(_octets.Append(FrameHead.Size));
        return _octets.Append(length);
    }

    public void Clear() => _octets.Clear();

    public void Dispose() => _octets.Dispose();
}
