using CsCheck;
using ImageGen.BuildKit.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Headers.Framework;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>Against the Huffman code of System.Net.Http.</summary>
public sealed class HuffmanDecoderTests
{
    [Fact]
    public void Decodes_each_symbol() => Assert.All(Enumerable.Range(0, 256), symbol =>
        Assert.Equal(new[] { (byte)symbol }, Decode(FrameworkHuffman.Encode([(byte)symbol]))));

    [Fact]
    public void Decodes_what_the_table_of_the_framework_encodes() => Gen.Byte.Array[0, 300].Sample(octets =>
        Assert.Equal(octets, Decode(FrameworkHuffman.Encode(octets))));

    [Fact]
    public void Any_octets_are_decoded_as_by_the_framework() => Gen.OneOf(
        Gen.Byte.Array[0, 12],
        Gen.Frequency((3, Gen.Const<byte>(0xFF)), (1, Gen.Byte)).Array[0, 8]).Sample(
        code => Assert.Equal(FrameworkHuffman.Decode(code), Decode(code)),
        iter: 20_000);

    [Theory]
    [InlineData("", true)]
    [InlineData("07", true)]       // '0' and three ones
    [InlineData("00", false)]      // '0' and three zeros
    [InlineData("06", false)]      // '0' and two ones and a zero
    [InlineData("ff", false)]      // eight ones
    [InlineData("07ff", false)]    // '0' and eleven ones
    [InlineData("f8ff", false)]    // '&' and eight ones
    [InlineData("fe", false)]      // the half of a long code
    [InlineData("fffffffc", false)]           // the end of a string
    [InlineData("ffffffff", false)]
    [InlineData("07fffffff3", false)]         // a newline, cut off
    [InlineData("fffffff3", true)]            // a newline: 30 bits and two ones
    public void Distinguishes_padding_from_an_incomplete_code(string code, bool isRead) => Assert.Equal(isRead, Decode(Convert.FromHexString(code)) is not null);

    [Fact]
    public void Stops_at_the_end_of_the_buffer() => Gen.Byte.Array[1, 60].Sample(octets =>
    {
        var code = FrameworkHuffman.Encode(octets);

        Assert.Equal(HuffmanDecoder.TooLong, HuffmanDecoder.Decode(code, new byte[octets.Length - 1]));
        Assert.Equal(octets.Length, HuffmanDecoder.Decode(code, new byte[octets.Length]));
    });

    private static byte[]? Decode(byte[] code)
    {
        var octets = new byte[HuffmanDecoder.MaxDecodedLength(code.Length)];
        try
        {
            return octets[..HuffmanDecoder.Decode(code, octets)];
        }
        catch (HeaderBlockException)
        {
            return null;
        }
    }
}
