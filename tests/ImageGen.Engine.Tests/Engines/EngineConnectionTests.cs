using System.Text.Json.Nodes;
using ImageGen.Engine.Tests.Building;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Engines;

public sealed class EngineConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Docker_is_recognised_with_its_version_and_BuildKit()
    {
        await using var connection = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, Cancellation);

        Assert.Equal("Docker Engine", connection.Capabilities.Name);
        Assert.False(connection.Capabilities.IsPodman);
        Assert.True(connection.Capabilities.HasBuildKit);
        Assert.Equal(await VersionOfAsync(connection), connection.Capabilities.EngineVersion);
        Assert.InRange(connection.Capabilities.ApiVersion, new Version(1, 41), EngineApiVersion.Newest);
    }

    [Fact]
    public async Task Podman_is_recognised_and_is_known_to_have_no_BuildKit()
    {
        await using var connection = await EngineConnection.OpenAsync(EngineEnvironment.Podman, logger: null, Cancellation);

        Assert.Equal("Podman", connection.Capabilities.Name);
        Assert.True(connection.Capabilities.IsPodman);
        Assert.False(connection.Capabilities.HasBuildKit);
        Assert.Equal(await VersionOfAsync(connection), connection.Capabilities.EngineVersion);
    }

    [Fact]
    public async Task A_request_of_our_own_goes_to_the_agreed_version()
    {
        await using var connection = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("info", UriKind.Relative));

        using var response = await connection.SendAsync(request, Cancellation);

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>The engine's own word, which costs it more than the ping does.</summary>
    private static async Task<string> VersionOfAsync(EngineConnection connection) =>
        (string)JsonNode.Parse(await EngineContainers.GetAsync(connection, "version"))!["Version"]!;
}
