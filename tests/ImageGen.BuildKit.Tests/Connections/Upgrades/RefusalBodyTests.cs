using System.Text;
using CsCheck;
using ImageGen.BuildKit.Connections.Upgrades;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections.Upgrades;

public sealed class RefusalBodyTests
{
    [Theory]
    [InlineData("""{"message":"page not found"}""", "page not found")]
    [InlineData("""{"message":"page not found"}""" + "\n", "page not found")]
    [InlineData("404 page not found\n", "404 page not found")]
    [InlineData("""{"error":"no message"}""", """{"error":"no message"}""")]
    [InlineData("""{"message":7}""", """{"message":7}""")]
    [InlineData("[]", "[]")]
    [InlineData("", "")]
    public void The_engines_reason_is_reported(string body, string message) =>
        Assert.Equal(message, RefusalBody.Message(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_body_ends_by_its_length()
    {
        var head = Head("Content-Length: 5");
        Assert.Null(RefusalBody.Read(head, "1234"u8, ended: false));
        Assert.Equal("12345"u8, RefusalBody.Read(head, "12345678"u8, ended: false)!);
        Assert.Equal("1234"u8, RefusalBody.Read(head, "1234"u8, ended: true)!);
    }

    [Fact]
    public void A_body_without_a_length_ends_with_the_connection()
    {
        Assert.Null(RefusalBody.Read(Head(), "1234"u8, ended: false));
        Assert.Equal("1234"u8, RefusalBody.Read(Head(), "1234"u8, ended: true)!);
    }

    [Fact]
    public void A_chunked_body_is_joined() =>
        Gen.Byte.Array[1, 40].Array[0, 6].Sample(chunks =>
        {
            var written = chunks.SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:x};ext=1\r\n"), .. chunk, .. "\r\n"u8]).Concat("0\r\n\r\n"u8.ToArray()).ToArray();
            Assert.Equal(chunks.SelectMany(chunk => chunk), RefusalBody.Read(Head("Transfer-Encoding: chunked"), written, ended: false));
            Assert.Null(RefusalBody.Read(Head("Transfer-Encoding: chunked"), written.AsSpan(0, written.Length - 5), ended: false));
        });

    [Fact]
    public void Any_body_ends() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.OneOf(Gen.Const("Transfer-Encoding: chunked"), Gen.Const("Content-Length: 7"), Gen.Const("Content-Length: 99999999999"), Gen.Const("Content-Length: -1"))).Sample((bytes, header) =>
        {
            Assert.NotNull(RefusalBody.Read(Head(header), bytes, ended: true));
            Assert.NotNull(RefusalBody.Read(Head(header), new byte[RefusalBody.MaxLength], ended: false));
        });

    private static UpgradeResponse Head(string header = "X: y") => UpgradeResponse.Parse(Encoding.ASCII.GetBytes($"HTTP/1.1 404 Not Found\r\n{header}\r\n\r\n"))!;
}
