using ImageGen.BuildKit.Connections;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections;

public sealed class BuildKitAddressTests
{
    [Theory]
    [InlineData("unix:///run/buildkit/buildkitd.sock", "unix:///run/buildkit/buildkitd.sock")]
    [InlineData("  tcp://builder:1234 ", "tcp://builder:1234")]
    [InlineData("TCP://[::1]:1234/", "tcp://[::1]:1234/")]
    [InlineData("npipe:////./pipe/buildkitd", "npipe://./pipe/buildkitd")]
    public void An_address_is_parsed(string text, string expected) =>
        Assert.Equal(expected, BuildKitEndpoint.Parse(text).ToString());

    [Theory]
    [InlineData("", "no scheme")]
    [InlineData("builder:1234", "no scheme")]
    [InlineData("unix://", "nothing follows the scheme")]
    [InlineData("unix://buildkitd.sock", "begin with '/'")]
    [InlineData("tcp://builder", "a host and a port")]
    [InlineData("tcp://:1234", "not a valid URL")]
    [InlineData("tcp://builder:1234/path", "a host and a port")]
    [InlineData("tcp://user:pass@builder:1234", "a host and a port")]
    [InlineData("tcp://builder:123456", "not a valid URL")]
    [InlineData("docker-container://builder", "'docker-container'")]
    public void An_invalid_address_is_refused_with_the_reason(string text, string reason)
    {
        var exception = Assert.Throws<FormatException>(() => BuildKitEndpoint.Parse(text));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Contains("tcp://host:1234", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "unix:///run/buildkit/buildkitd.sock")]
    [InlineData("", "unix:///run/buildkit/buildkitd.sock")]
    [InlineData("tcp://builder:1234", "tcp://builder:1234")]
    public void The_environment_names_the_daemon(string? value, string expected) =>
        Assert.Equal(expected, BuildKitAddress.FromEnvironment(name => name == "BUILDKIT_HOST" ? value : "tcp://wrong:1").ToString());

    [Fact]
    public void An_invalid_variable_is_named()
    {
        var exception = Assert.Throws<FormatException>(() => BuildKitAddress.FromEnvironment(_ => "builder"));
        Assert.Contains("BUILDKIT_HOST", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TLS_is_refused_for_a_local_socket()
    {
        var endpoint = BuildKitEndpoint.Parse("unix:///run/b.sock") with { Tls = new() };
        Assert.Throws<ArgumentException>(() => BuildKitClient.Connect(endpoint));
    }

    [Fact]
    public void An_error_names_the_source_of_the_address() =>
        Assert.Contains("(from BUILDKIT_HOST)", Assert.Throws<FormatException>(() => BuildKitEndpoint.Parse("ftp://x", "BUILDKIT_HOST")).Message, StringComparison.Ordinal);
}
