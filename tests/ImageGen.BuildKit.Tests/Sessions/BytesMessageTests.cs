using System.Buffers;
using CsCheck;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>Against protobuf's own class of the same shape: <c>google.protobuf.BytesValue</c>.</summary>
public class BytesMessageTests
{
    private static readonly Gen<byte[]> Data = Gen.Frequency(
        (3, Gen.Byte.Array[0, 300]),
        (1, Gen.OneOf(new[] { 127, 128, 16_383, 16_384, 2_097_151, 2_097_152 }.Select(Gen.Const).ToArray()).Select(length => new byte[length])));

    [Fact]
    public void Writes_what_protobuf_reads() => Data.Sample(data =>
    {
        var call = new WrittenCall();

        BytesMessage.Write(call, data);

        Assert.Equal(call.Announced, call.Written.WrittenCount);
        Assert.True(data.AsSpan().SequenceEqual(BytesValue.Parser.ParseFrom(call.Written.WrittenSpan).Value.Span));
    });

    [Fact]
    public void Reads_what_protobuf_writes() => Data.Sample(data =>
    {
        // Protobuf omits an empty field.
        var message = new BytesValue { Value = ByteString.CopyFrom(data) }.ToByteArray();

        Assert.True(data.AsSpan().SequenceEqual(BytesMessage.Read(new ReadOnlySequence<byte>(message)).ToArray()));
    });

    [Fact]
    public void Accepts_or_refuses_any_octets() => Gen.Byte.Array[0, 12].Sample(message =>
    {
        try
        {
            _ = BytesMessage.Read(new ReadOnlySequence<byte>(message));
        }
        catch (RpcException refused)
        {
            Assert.Equal(StatusCode.Internal, refused.StatusCode);
        }
    });

    private sealed class WrittenCall : SessionCall
    {
        public ArrayBufferWriter<byte> Written { get; } = new();

        public int Announced { get; private set; }

        public override IEnumerable<string> MetadataKeys => [];

        public override IReadOnlyList<string> GetMetadata(string key) => [];

        public override ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken) => default;

        public override IBufferWriter<byte> BeginMessage(int length)
        {
            Announced = length;
            return Written;
        }

        public override ValueTask FlushAsync(CancellationToken cancellationToken) => default;
    }
}
