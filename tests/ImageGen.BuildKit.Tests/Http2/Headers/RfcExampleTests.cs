using ImageGen.BuildKit.Http2.Headers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>The examples of RFC 7541, appendix C: what each block says, and the table that it leaves.</summary>
public sealed class RfcExampleTests
{
    private const string Private = "cache-control: private";
    private const string Date21 = "date: Mon, 21 Oct 2013 20:13:21 GMT";
    private const string Date22 = "date: Mon, 21 Oct 2013 20:13:22 GMT";
    private const string Location = "location: https://www.example.com";
    private const string Cookie = "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";
    private const string Authority = ":authority: www.example.com";

    private readonly HeaderDecoder _decoder = Blocks.NewDecoder();

    [Theory]
    [InlineData("0a", 5, 10)]
    [InlineData("1f9a0a", 5, 1337)]
    [InlineData("2a", 8, 42)]
    public void C_1_integers(string hex, int prefixBits, int value)
    {
        var block = new HeaderBlock(Blocks.Octets(hex));

        Assert.Equal(value, block.ReadInteger(prefixBits));
        Assert.True(block.IsEmpty);
    }

    [Fact]
    public void C_2_representations()
    {
        Check("400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572", ["custom-key: custom-header"], ["custom-key: custom-header"]);
        Check("040c 2f73 616d 706c 652f 7061 7468", [":path: /sample/path"], ["custom-key: custom-header"]);
        Check("1008 7061 7373 776f 7264 0673 6563 7265 74", ["password: secret"], ["custom-key: custom-header"]);
        Check("82", [":method: GET"], ["custom-key: custom-header"]);
    }

    [Theory]
    [InlineData(
        "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
        "8286 84be 5808 6e6f 2d63 6163 6865",
        "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65")]
    [InlineData(
        "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
        "8286 84be 5886 a8eb 1064 9cbf",
        "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf")]
    public void C_3_and_C_4_requests(string first, string second, string third)
    {
        Check(first, [":method: GET", ":scheme: http", ":path: /", Authority], [Authority]);
        Check(second, [":method: GET", ":scheme: http", ":path: /", Authority, "cache-control: no-cache"], ["cache-control: no-cache", Authority]);
        Check(
            third,
            [":method: GET", ":scheme: https", ":path: /index.html", Authority, "custom-key: custom-value"],
            ["custom-key: custom-value", "cache-control: no-cache", Authority]);
    }

    [Theory]
    [InlineData(
        "4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
        "4803 3330 37c1 c0bf",
        "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31")]
    [InlineData(
        "4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3",
        "4883 640e ffc1 c0bf",
        "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07")]
    public void C_5_and_C_6_responses_with_a_table_of_256_octets(string first, string second, string third)
    {
        Assert.Empty(_decoder.Read("3fe101"));
        Check(first, [":status: 302", Private, Date21, Location], [Location, Date21, Private, ":status: 302"]);
        Check(second, [":status: 307", Private, Date21, Location], [":status: 307", Location, Date21, Private]);
        Check(third, [":status: 200", Private, Date22, Location, "content-encoding: gzip", Cookie], [Cookie, "content-encoding: gzip", Date22]);
    }

    private void Check(string block, string[] headers, string[] table)
    {
        Assert.Equal(headers, Lines(block));
        // An entry is asked for by its number, which changes nothing.
        Assert.Equal(table, table.SelectMany((_, age) => Lines($"{0x80 + 62 + age:x2}")));
        Assert.Throws<HeaderBlockException>(() => _decoder.Read($"{0x80 + 62 + table.Length:x2}"));
    }

    private IEnumerable<string> Lines(string block) => _decoder.Read(block).Select(header => $"{header.Name}: {header.Value}");
}
