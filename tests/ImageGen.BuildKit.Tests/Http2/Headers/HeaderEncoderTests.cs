using System.Buffers;
using System.Text;
using CsCheck;
using ImageGen.BuildKit.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Headers.Framework;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>Against the encoder and the decoder of System.Net.Http.</summary>
public sealed class HeaderEncoderTests
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.OneOf(FrameworkStaticTable.Entries).Select(entry => entry.Name),
        Gen.OneOf("grpc-status", "grpc-message", "grpc-status-details-bin"),
        Gen.String[Gen.Char['a', 'z'], 1, 300]);

    private static readonly Gen<string> Values = Gen.OneOf(
        Gen.OneOf(FrameworkStaticTable.Entries).Select(entry => entry.Value),
        Gen.OneOf("0", "application/grpc", "é😀", "\uD800"),
        Gen.String,
        Gen.String[Gen.Char['a', 'z'], 100, 300],
        Gen.Int[16_000, 17_000].Select(length => new string('x', length)));

    [Fact]
    public void Writes_what_the_framework_writes() => Gen.Select(Names, Values).Sample((name, value) =>
    {
        var entries = FrameworkStaticTable.Entries;
        var index = Array.FindIndex(entries, entry => entry.Name == name) + 1;
        var isKnown = index > 0 && entries[index - 1].Value == value;

        Assert.Equal(
            isKnown ? FrameworkEncoder.Indexed(index) : index > 0 ? FrameworkEncoder.Literal(index, value) : FrameworkEncoder.Literal(name, value),
            Blocks.Written(name, value));
    });

    [Fact]
    public void Writes_what_the_framework_reads() => Gen.Select(Names, Values).Array[0, 12].Sample(headers =>
    {
        var block = new ArrayBufferWriter<byte>();
        HeaderEncoder.WriteTableSizeUpdate(block);
        foreach (var (name, value) in headers)
        {
            HeaderEncoder.Write(block, name, value);
        }

        Assert.Equal(
            headers.Select(header => (header.Item1, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(header.Item2)))),
            new FrameworkDecoder().Decode(block.WrittenSpan.ToArray()));
    });

    [Theory]
    [InlineData(":status", "200", "88")]
    [InlineData(":status", "415", "08 03 343135")]
    [InlineData("content-type", "application/grpc", "0f10 10 6170706c69636174696f6e2f67727063")]
    [InlineData("grpc-status", "0", "00 0b 677270632d737461747573 01 30")]
    public void Writes_the_headers_of_a_response(string name, string value, string octets) => Assert.Equal(Blocks.Octets(octets), Blocks.Written(name, value));

    [Fact]
    public void Announces_that_there_is_no_table()
    {
        var block = new ArrayBufferWriter<byte>();
        HeaderEncoder.WriteTableSizeUpdate(block);

        Assert.Equal(new byte[] { 0x20 }, block.WrittenSpan.ToArray());
    }
}
