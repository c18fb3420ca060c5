using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class EngineNegotiationTests
{
    [Theory]
    [InlineData("1.41", "1.12", "1.41")] // Docker Engine 20.10
    [InlineData("1.52", "1.44", "1.52")] // Docker Engine 29.0, which refuses everything below 1.44
    [InlineData("1.54", "1.40", "1.52")] // an engine newer than this program
    public async Task The_newest_version_that_both_sides_know_is_used(string theirs, string minimum, string expected)
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.ApiVersion = theirs;
        engine.MinimumApiVersion = minimum;

        await using var connection = await engine.ConnectAsync();

        Assert.Equal(Version.Parse(expected), connection.Capabilities.ApiVersion);
        Assert.Equal(expected, engine.Request("/version").ApiVersion);
    }
}
