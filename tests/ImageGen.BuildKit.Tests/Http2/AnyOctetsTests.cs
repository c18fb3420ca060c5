using CsCheck;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Peers;
using ImageGen.Fuzzing.Targets.BuildKit;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>For any input, the connection ends as documented.</summary>
public class AnyOctetsTests
{
    /// <summary>Frames on a few streams, with payloads of the right length or another.</summary>
    private static readonly Gen<byte[]> Frames =
        from type in Gen.Byte[0, 10]
        from flags in Gen.OneOf(Gen.Byte, Gen.OneOf<byte>(0, 1, 4, 5))
        from stream in Gen.Int[0, 7]
        from payload in Gen.OneOf(
            Gen.Byte.Array[0, 40],
            Gen.OneOf(4, 5, 6, 8).SelectMany(length => Gen.Byte[0, 2].Array[length]),
            BlockGen.Damaged.Select(blocks => blocks[0]),
            Gen.Const(RawPeer.Request))
        select RawFrame.Write((FrameType)type, flags, stream, payload.AsSpan(0, Math.Min(payload.Length, 16_000)));

    [Fact]
    public void Any_octets_end_the_connection() => Gen.Byte.Array[0, 200].Sample(FrameTarget.Check, iter: 2_000);

    [Fact]
    [Trait("Needs", "time")]
    public void Any_frames_end_the_connection() => Frames.Array[0, 30].Sample(frames => FrameTarget.Check([.. frames.SelectMany(frame => frame)]), iter: 5_000);

    /// <summary>Requests that are right, with a frame of any kind here and there.</summary>
    [Fact]
    public void Any_frame_between_requests_ends_the_connection_or_nothing() =>
        Gen.Select(Frames.Array[3], Gen.Byte.Array[0, 300]).Sample(
            (frames, content) => FrameTarget.Check([
                .. RawFrame.Write(FrameType.Headers, FrameFlags.EndHeaders, 1, RawPeer.Request),
                .. frames[0],
                .. RawFrame.Write(FrameType.Data, 0, 1, content),
                .. frames[1],
                .. RawFrame.Write(FrameType.Headers, FrameFlags.EndHeaders, 3, RawPeer.Request),
                .. RawFrame.Write(FrameType.Data, FrameFlags.EndStream, 3, content),
                .. frames[2],
                .. RawFrame.Write(FrameType.Data, FrameFlags.EndStream, 1, content)]),
            iter: 5_000);
}
