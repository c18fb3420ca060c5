
namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>A buffer for outgoing frames.</summary>
internal sealed class FrameBuffer : IDisposable
{
    private readonly RentedBuffer _octets = new(firstSize: 4 * 1024);

    public int Length => _octets.Length;

    public ReadOnlyMemory<byte> Written => _octets.Written;

    public void Write(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        new FrameHeader(payload.Length, type, flags, streamId).WriteTo(_octets.Append(FrameHeader.Size));
        _octets.Append(payload);
    }

    public void Clear() => _octets.Clear();

    public void Dispose() => _octets.Dispose();
}
