using System.Text;
using ImageGen.BuildKit.Connections.Upgrades;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections.Upgrades;

public sealed class UpgradeRequestTests
{
    [Fact]
    public void Each_header_has_a_separate_line()
    {
        var request = UpgradeRequest.Write("/v1.41/session", "docker", [new("X-Method", "/a/B"), new("X-Method", "/a/C")]);
        Assert.Equal(
            "POST /v1.41/session HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 0\r\nX-Method: /a/B\r\nX-Method: /a/C\r\n\r\n",
            Encoding.UTF8.GetString(request));
    }

    [Theory]
    [InlineData("a\r\nX-Registry-Auth: b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void A_value_adds_no_header(string value) =>
        Assert.Throws<ArgumentException>(() => UpgradeRequest.Write("/session", "docker", [new("X-Name", value)]));
}
