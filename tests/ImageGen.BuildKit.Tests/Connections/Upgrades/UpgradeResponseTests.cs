using System.Text;
using CsCheck;
using ImageGen.BuildKit.Connections.Upgrades;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections.Upgrades;

public sealed class UpgradeResponseTests
{
    private const string Upgraded = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";

    private static readonly Gen<string> Name = Gen.String[Gen.Char["abcXYZ019-_!#$%&'*+.^`|~"], 1, 12];
    private static readonly Gen<string> Value = Gen.String[Gen.Char[' ', '~'], 0, 20].Select(text => text.Trim());
    private static readonly Gen<(int Status, (string Name, string Value)[] Headers)> Head = Gen.Select(Gen.Int[100, 999], Gen.Select(Name, Value).Array[0, 8]);

    [Fact]
    public void The_response_of_an_engine_is_an_upgrade()
    {
        var answer = Parse(Upgraded + "PRI");
        Assert.NotNull(answer);
        Assert.True(answer.IsUpgraded);
        Assert.Equal(Upgraded.Length, answer.Length);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nUpgrade: h2c\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n")]
    [InlineData("HTTP/1.1 101\r\n\r\n")]
    public void Another_response_is_not_HTTP_2(string text) => Assert.False(Parse(text)!.IsUpgraded);

    [Theory]
    [InlineData("HTTP/2.0 101 x\r\n\r\n")]
    [InlineData("HTTP/1.2 101 x\r\n\r\n")]
    [InlineData("http/1.1 101 x\r\n\r\n")]
    [InlineData("HTTP/1.1  101 x\r\n\r\n")]
    [InlineData("HTTP/1.1 1x1 x\r\n\r\n")]
    [InlineData("HTTP/1.1 +11 x\r\n\r\n")]
    [InlineData("HTTP/1.1 099 x\r\n\r\n")]
    [InlineData("HTTP/1.1 1011 x\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nno header\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\n: no name\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nna me: value\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nname : value\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nname: value\r\n folded\r\n\r\n")]
    [InlineData("HTTP/1.1 101 x\r\nname: a\nb: c\r\n\r\n")]
    [InlineData("\0\0\u0012\u0004\0\0\0\0\0")]
    [InlineData("SSH-2.0-OpenSSH")]
    public void A_response_that_is_not_HTTP_1_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Parse(text));

    [Fact]
    public void Headers_without_an_end_are_refused()
    {
        var endless = "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("name: value\r\n", 2000));
        Assert.Throws<InvalidDataException>(() => Parse(endless));
        Assert.Null(Parse(endless[..1000]));
    }

    [Fact]
    public void Every_response_is_parsed_as_written_and_keeps_the_bytes_after_it() =>
        Gen.Select(Head, Gen.Byte.Array[0, 20]).Sample((head, rest) =>
        {
            var text = $"HTTP/1.1 {head.Status} any reason\r\n" + string.Concat(head.Headers.Select(header => $"{header.Name}:  {header.Value}\t\r\n")) + "\r\n";
            var answer = UpgradeResponse.Parse([.. Encoding.Latin1.GetBytes(text), .. rest]);
            Assert.NotNull(answer);
            Assert.Equal(head.Status, answer.Status);
            Assert.Equal(head.Headers.Select(header => new ResponseHeader(header.Name, header.Value)), answer.Headers);
            Assert.Equal(text.Length, answer.Length);
        });

    [Fact]
    public void Incomplete_headers_need_more_bytes() =>
        Head.Sample(head =>
        {
            var text = $"HTTP/1.0 {head.Status}\r\n" + string.Concat(head.Headers.Select(header => $"{header.Name}: {header.Value}\r\n")) + "\r\n";
            for (var length = 0; length < text.Length; length++)
            {
                Assert.Null(Parse(text[..length]));
            }
        });

    [Fact]
    public void Any_bytes_are_a_response_or_refused() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Gen.Char["HTP/1. 01\r\n:a\0"].Array[0, 80].Select(text => Encoding.Latin1.GetBytes([.. "HTTP/1.", .. text]))).Sample(bytes =>
        {
            try
            {
                var answer = UpgradeResponse.Parse(bytes);
                Assert.True(answer is null || (answer.Length <= bytes.Length && answer.Status is >= 100 and <= 999));
            }
            catch (InvalidDataException)
            {
                // The only allowed exception.
            }
        });

    private static UpgradeResponse? Parse(string text) => UpgradeResponse.Parse(Encoding.Latin1.GetBytes(text));
}
