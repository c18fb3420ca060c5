using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Releases;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>The transports to the BuildKit of each Docker Engine.</summary>
public sealed class EngineTransportTests
{
    public static TheoryData<string> Engines => DaemonReleases.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_engine_is_reached_in_its_own_way(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));

        var workers = await connected.Client.ListWorkersAsync(TestContext.Current.CancellationToken);

        Assert.Single(workers);
        Assert.Equal(connected.Daemon.Options.Engine!.HasNativeGrpc, !connected.Daemon.Requests.Any(request => request.Path == "/grpc"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_engine_is_reached_if_its_version_is_unknown(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name), apiVersion: null);

        var result = await connected.SolveAsync();

        Assert.Empty(result.ExporterResponse);
    }

    [Fact]
    public async Task A_new_engine_without_HTTP2_is_reached_by_an_upgrade()
    {
        await using var connected = await ConnectedDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28), apiVersion: new Version(1, 53));

        _ = await connected.SolveAsync();

        Assert.Contains(connected.Daemon.Requests, request => request is { Method: "POST", Path: "/grpc", Protocol: "HTTP/1.1" });
    }

    [Fact]
    public async Task An_engine_without_upgrades_is_reached_by_HTTP2()
    {
        await using var connected = await ConnectedDaemon.StartAsync(StandInOptions.Of(EngineRelease.WithoutUpgrades), apiVersion: new Version(1, 44));

        _ = await connected.SolveAsync();

        Assert.Equal("Control/Session", Assert.Single(connected.Daemon.Sessions).Transport);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_session_uses_the_transport_that_the_engine_keeps(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));

        _ = await connected.SolveAsync();

        Assert.Equal(connected.Daemon.Options.Engine!.HasNativeGrpc ? "Control/Session" : "/session", Assert.Single(connected.Daemon.Sessions).Transport);
    }

    [Theory]
    [InlineData("20.10.24", SessionTransport.ControlStream, "Control/Session")]
    [InlineData("28.5.2", SessionTransport.ControlStream, "Control/Session")]
    [InlineData("29.2.1", SessionTransport.ControlStream, "Control/Session")]
    [InlineData("20.10.24", SessionTransport.Upgrade, "/session")]
    [InlineData("29.2.1", SessionTransport.Upgrade, "/session")]
    public async Task The_session_uses_the_requested_transport(string engine, SessionTransport transport, string expected)
    {
        await using var connected = await ConnectedDaemon.StartAsync(StandInOptions.Of(EngineRelease.Of(engine)));

        _ = await connected.SolveAsync(connected.Options() with { SessionTransport = transport });

        Assert.Equal(expected, Assert.Single(connected.Daemon.Sessions).Transport);
    }

    [Fact]
    public async Task A_session_by_upgrade_is_refused_by_a_buildkitd()
    {
        await using var connected = await ConnectedDaemon.StartAsync(StandInOptions.Of(EngineRelease.WithoutUpgrades));

        var exception = await Assert.ThrowsAsync<BuildKitException>(() =>
            connected.SolveAsync(connected.Options() with { SessionTransport = SessionTransport.Upgrade }));

        Assert.Contains("page not found", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Auto", exception.Message, StringComparison.Ordinal);
        Assert.Empty(connected.Daemon.Solves);
    }

    [Fact]
    public async Task Upgrades_are_requested_below_the_base_path()
    {
        await using var connected = await ConnectedDaemon.StartAsync(StandInOptions.Of(EngineRelease.V24), new Version(1, 43), "/v1.43");

        _ = await connected.SolveAsync();

        Assert.Contains(connected.Daemon.Requests, request => request.Path == "/v1.43/grpc");
        Assert.Contains(connected.Daemon.Requests, request => request.Path == "/v1.43/session");
    }

    [Fact]
    public async Task An_engine_that_refuses_the_API_version_is_quoted()
    {
        await using var connected = await ConnectedDaemon.StartAsync(StandInOptions.Of(EngineRelease.V29_0), new Version(1, 43), "/v1.43");

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync());

        Assert.Contains("Minimum supported API version is 1.44", exception.Message, StringComparison.Ordinal);
    }
}
