using System.Text;
using CsCheck;
using ImageGen.BuildKit.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Headers.Framework;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>Against the decoder of System.Net.Http.</summary>
public sealed class HeaderDecoderTests
{
    [Fact]
    public void Reads_what_the_framework_reads() => BlockGen.Connections.Sample(AssertSame, iter: 400);

    [Fact]
    public void Refuses_what_the_framework_refuses() => BlockGen.Damaged.Sample(AssertSame, iter: 800);

    [Fact]
    public void Reads_any_octets_as_the_framework_does() => Gen.Byte.Array[0, 40].Array[1, 4].Sample(AssertSame, iter: 10_000);

    [Fact]
    public void Reads_numbers_in_any_octets_as_the_framework_does() => Gen.Select(
        Gen.OneOf<byte>(0xFF, 0x7F, 0x3F, 0x1F, 0x0F),
        Gen.OneOf<byte>(0x00, 0x01, 0x07, 0x08, 0x7F, 0x80, 0x81, 0xFF).Array[0, 7]).Sample(
        (first, rest) => AssertSame([[0x40, 0x01, 0x6E, 0x00, 0x82], [first, .. rest]]),
        iter: 5_000);

    [Fact]
    public void Reads_what_the_framework_writes() => Gen.Select(Gen.Int[1, 61], Gen.String, Gen.String[Gen.Char['a', 'z'], 1, 20]).Sample((index, value, name) =>
    {
        var decoder = Blocks.NewDecoder();
        var sent = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));
        var (known, knownValue) = FrameworkStaticTable.Entries[index - 1];

        Assert.Equal([(known, knownValue)], decoder.Read(FrameworkEncoder.Indexed(index)));
        Assert.Equal([(known, sent)], decoder.Read(FrameworkEncoder.Literal(index, value)));
        Assert.Equal([(name, sent)], decoder.Read(FrameworkEncoder.Literal(name, value)));
    });

    [Fact]
    public void Counts_octets_that_are_not_valid_text_as_they_were_sent()
    {
        // Three entries of 1,365 octets fill the table. Their text has two more for each.
        var decoder = Blocks.NewDecoder();
        byte[] block = [0x40, .. BlockWriter.Text("n"u8.ToArray(), isHuffman: false), .. BlockWriter.Text([0xFF, .. new byte[1331]], isHuffman: false)];

        Assert.Equal("\uFFFD" + new string('\0', 1331), Assert.Single(decoder.Read([.. block])).Value);
        _ = decoder.Read([.. block, .. block]);

        Assert.Equal(3, decoder.Read("be bf c0").Count);
    }

    [Fact]
    public void Counts_a_name_from_the_table_as_it_was_sent()
    {
        // Eleven entries of 366 octets are in the table: 32, a value of one, and a name whose text has 999.
        var decoder = Blocks.NewDecoder();
        var name = Enumerable.Repeat((byte)0xFF, 333).ToArray();
        _ = decoder.Read([0x40, .. BlockWriter.Text(name, isHuffman: false), .. BlockWriter.Text("v"u8.ToArray(), isHuffman: false)]);
        _ = decoder.Read([.. Enumerable.Repeat(Blocks.Octets("7e 0177"), 10).SelectMany(header => header)]);

        Assert.Equal((new string('\uFFFD', 333), "v"), Assert.Single(decoder.Read("c8")));
    }

    [Fact]
    public void Uses_names_and_whole_headers_from_the_table()
    {
        var fields = new List<HeaderField>();
        Blocks.NewDecoder().Decode(Blocks.Octets("40 016e 0176 be 7e 0177 0f2f 0178"), fields);

        Assert.Equal(["n: v", "n: v", "n: w", "n: x"], fields.Select(field => $"{field.Name}: {field.Value}"));
        Assert.Same(fields[0], fields[1]);
        Assert.All(fields, field => Assert.Same(fields[0].Name, field.Name));
    }

    private static void AssertSame(byte[][] blocks)
    {
        var framework = new FrameworkDecoder();
        var decoder = Blocks.NewDecoder();
        foreach (var block in blocks)
        {
            // Names in upper case are refused by HTTP/2, not by its compression.
            if (framework.Decode(block) is not { } expected)
            {
                Assert.Throws<HeaderBlockException>(() => decoder.Read(block));
                return;
            }

            Assert.Equal(expected, decoder.Read(block));
        }
    }
}
