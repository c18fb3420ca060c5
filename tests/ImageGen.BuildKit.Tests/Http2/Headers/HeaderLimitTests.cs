using System.Text;
using CsCheck;
using ImageGen.BuildKit.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Headers.Framework;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>How much is taken, and what it costs to be sent more.</summary>
public sealed class HeaderLimitTests
{
    // A header of 100 octets, which a literal adds to the table: 32 for itself, 2 for its name, 66 for its value.
    private static readonly byte[] Hundred = [0x40, .. BlockWriter.Text("nn"u8.ToArray(), isHuffman: false), .. BlockWriter.Text(new byte[66], isHuffman: true)];

    [Theory]
    [InlineData(300, true)]
    [InlineData(299, false)]
    public void The_size_of_a_list_includes_headers_from_the_table(long maxListSize, bool isTaken)
    {
        var decoder = new HeaderDecoder(100, maxListSize);
        byte[] block = [.. Hundred, 0xBE, 0xBE];

        Assert.Equal(isTaken, !IsTooLarge(decoder, block));
        Assert.False(IsTooLarge(decoder, [0xBE]));
    }

    [Theory]
    [InlineData(66, false, true)]
    [InlineData(66, true, true)]
    [InlineData(65, false, false)]
    [InlineData(65, true, false)]
    public void A_name_and_a_value_have_separate_limits(int maxFieldSize, bool isHuffman, bool isTaken)
    {
        var long66 = BlockWriter.Text([.. Enumerable.Repeat((byte)'a', 66)], isHuffman);

        Assert.Equal(isTaken, !IsTooLarge(new HeaderDecoder(maxFieldSize, 1000), [0x00, .. BlockWriter.Text("n"u8.ToArray(), isHuffman), .. long66]));
        Assert.Equal(isTaken, !IsTooLarge(new HeaderDecoder(maxFieldSize, 1000), [0x00, .. long66, .. BlockWriter.Text("v"u8.ToArray(), isHuffman)]));
    }

    [Fact]
    public void The_table_matches_the_peers_after_a_list_that_is_too_large() => BlockGen.Connections.Sample(blocks =>
    {
        var framework = new FrameworkDecoder();
        var decoder = new HeaderDecoder(50, 500);
        foreach (var block in blocks)
        {
            if (framework.Decode(block) is not { } expected)
            {
                Assert.Throws<HeaderBlockException>(() => decoder.Read(block));
                return;
            }

            if (!IsTooLarge(decoder, block, out var fields))
            {
                Assert.Equal(expected, fields.Select(field => (field.Name, field.Value)));
                Assert.True(fields.Sum(field => field.Size) <= 500 && fields.All(field => field.NameLength <= 50 && field.ValueLength <= 50));
            }
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_header_that_is_too_long_empties_the_table(bool isHuffman)
    {
        var decoder = new HeaderDecoder(1000, 100_000);
        _ = decoder.Read(Hundred);
        Assert.Single(decoder.Read("be"));

        Assert.True(IsTooLarge(decoder, [0x7E, .. BlockWriter.Text(new byte[5000], isHuffman), 0x82]));

        Assert.Throws<HeaderBlockException>(() => decoder.Read("be"));
    }

    [Fact]
    public void A_long_header_is_read_completely()
    {
        var value = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"é{number},"));
        byte[] block = [0x04, .. BlockWriter.Text(Encoding.UTF8.GetBytes(value), isHuffman: true)];

        Assert.Equal([(":path", value)], Blocks.NewDecoder().Read(block));
    }

    [Fact]
    public void A_block_of_references_to_one_long_header_is_limited()
    {
        // A million times four thousand octets, of which a mebibyte is taken.
        byte[] block = [0x40, .. BlockWriter.Text("n"u8.ToArray(), isHuffman: false), .. BlockWriter.Text(new byte[4000], isHuffman: false), .. Enumerable.Repeat((byte)0xBE, 1 << 20)];
        var decoder = new HeaderDecoder(4096, 1 << 20);

        Assert.InRange(Allocated(() => Assert.True(IsTooLarge(decoder, block))), 0, 64 * 1024);
    }

    [Fact]
    public void Any_octets_cost_memory_in_proportion_to_their_number() => Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.Select(Gen.OneOf<byte>(0x00, 0x40, 0x41, 0xBE), Gen.Byte.Array[0, 200], (first, rest) => (byte[])[first, 0x7F, 0xFF, 0xFF, 0x7F, .. rest]),
        BlockGen.Damaged.Select(blocks => blocks[0])).Sample(block =>
        {
            var decoder = Blocks.NewDecoder();
            Assert.InRange(Allocated(() =>
            {
                try
                {
                    decoder.Decode(block, []);
                }
                catch (HeaderBlockException)
                {
                    // What it says is looked at elsewhere.
                }
            }), 0, 32 * 1024 + (50 * block.Length));
        }, threads: 1);

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static bool IsTooLarge(HeaderDecoder decoder, byte[] block) => IsTooLarge(decoder, block, out _);

    private static bool IsTooLarge(HeaderDecoder decoder, byte[] block, out List<HeaderField> fields)
    {
        fields = [];
        try
        {
            decoder.Decode(block, fields);
            return false;
        }
        catch (HeaderListTooLargeException)
        {
            return true;
        }
    }
}
