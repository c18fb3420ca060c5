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

    [Fact]
    public async Task The_ping_itself_has_no_version()
    {
        await using var engine = await FakeEngine.StartAsync();

        await using var connection = await engine.ConnectAsync();

        Assert.Null(engine.Requests[0].ApiVersion);
        Assert.Equal("/_ping", engine.Requests[0].Path);
    }

    [Fact]
    public async Task An_engine_that_has_left_every_known_version_behind_says_so_itself()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.ApiVersion = "1.90";
        engine.MinimumApiVersion = "1.80";

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() => engine.ConnectAsync());

        Assert.Contains("client version 1.52 is too old. Minimum supported API version is 1.80", failure.Message);
    }

    [Fact]
    public async Task An_engine_too_old_is_named_with_both_versions()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.ApiVersion = "1.23";

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() => engine.ConnectAsync());

        Assert.Contains("1.23", failure.Message);
        Assert.Contains("Update the engine", failure.Message);
    }

    [Fact]
    public async Task DOCKER_API_VERSION_is_obeyed()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.ApiVersion = "1.50";

        await using var connection = await engine.ConnectAsync(TestEnvironment.In("/nonexistent", ("DOCKER_API_VERSION", "1.43")));

        Assert.Equal("1.43", engine.Request("/version").ApiVersion);
    }

    [Theory]
    [InlineData("1.50", "is 1.50, but the engine")]
    [InlineData("new", "'new' is not a valid version")]
    public async Task A_DOCKER_API_VERSION_that_cannot_be_is_blamed(string wanted, string expected)
    {
        await using var engine = await FakeEngine.StartAsync();

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() =>
            engine.ConnectAsync(TestEnvironment.In("/nonexistent", ("DOCKER_API_VERSION", wanted))));

        Assert.Contains("DOCKER_API_VERSION " + expected, failure.Message);
    }

    [Fact]
    public async Task What_answers_without_a_version_is_no_engine()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.PingHeaders["Api-Version"] = "";

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() => engine.ConnectAsync());

        Assert.Contains("does not report the version of its Docker API", failure.Message);
    }

    [Theory]
    [InlineData("1.41", null, true)] // 20.10 has BuildKit and does not say so
    [InlineData("1.52", "2", true)]
    [InlineData("1.52", "1", false)] // its owner turned BuildKit off
    [InlineData("1.38", null, false)] // 18.06
    public async Task BuildKit_is_there_where_the_engine_has_it_and_prefers_it(string version, string? builder, bool expected)
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.ApiVersion = version;
        if (builder is not null)
        {
            engine.PingHeaders["Builder-Version"] = builder;
        }

        await using var connection = await engine.ConnectAsync();

        Assert.Equal(expected, connection.Capabilities.HasBuildKit);
        Assert.Equal("Docker Engine", connection.Capabilities.Name);
    }

    [Fact]
    public async Task A_Windows_engine_has_no_BuildKit()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.PingHeaders["Ostype"] = "windows";

        await using var connection = await engine.ConnectAsync();

        Assert.False(connection.Capabilities.HasBuildKit);
    }

    [Fact]
    public async Task Podman_is_known_by_its_own_version_header()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.PingHeaders["Libpod-Api-Version"] = "4.3.1";

        await using var connection = await engine.ConnectAsync();

        Assert.True(connection.Capabilities.IsPodman);
        Assert.False(connection.Capabilities.HasBuildKit);
        Assert.Equal("Podman 0.0-fake (API 1.41)", connection.Capabilities.ToString());
    }

    [Theory]
    [InlineData("Docker/28.2.2 (linux)", "Docker Engine 28.2.2 (API 1.41)")]
    [InlineData("Docker/20.10.24+dfsg1 (linux)", "Docker Engine 20.10.24+dfsg1 (API 1.41)")]
    [InlineData("Docker/dev", "Docker Engine dev (API 1.41)")]
    public async Task An_engine_whose_ping_says_its_version_is_not_asked_for_it(string server, string expected)
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.PingHeaders["Server"] = server;

        await using var connection = await engine.ConnectAsync();

        Assert.Equal(expected, connection.Capabilities.ToString());
        Assert.Equal("/_ping", Assert.Single(engine.Requests).Path);
    }

    [Theory]
    [InlineData("nginx/1.29.0", "1.41")] // a reverse proxy
    [InlineData("Docker/", "1.41")]
    [InlineData("Docker/99.0 (linux)", "1.90")] // may have left behind what this program knows
    public async Task An_engine_whose_ping_does_not_say_enough_is_asked_for_its_version(string server, string newest)
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.PingHeaders["Server"] = server;
        engine.ApiVersion = newest;

        await using var connection = await engine.ConnectAsync();

        Assert.Equal("0.0-fake", connection.Capabilities.EngineVersion);
    }
}
