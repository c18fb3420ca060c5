using Grpc.Core;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Releases;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections;

public sealed class EngineConnectionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Releases => [.. EngineRelease.All.Append(EngineRelease.WithoutUpgrades).Select(release => release.Version)];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Every_engine_is_reached_in_the_expected_way(string version)
    {
        var release = EngineRelease.Of(version);
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(release));
        await using var client = StandInClient.Connect(daemon);
        Assert.Single(await client.ListWorkersAsync(Cancelled));
        Assert.Equal(release.HasNativeGrpc ? [] : ["POST /grpc HTTP/1.1"], daemon.Requests.Where(request => request.Protocol == "HTTP/1.1").Select(request => request.ToString()));
    }

    [Fact]
    public async Task Without_the_upgrade_HTTP_2_is_used()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.WithoutUpgrades));
        await using var client = BuildKitClient.ConnectDockerEngine(StandInClient.Engine(daemon, apiVersion: null));
        Assert.Single(await client.ListWorkersAsync(Cancelled));
        Assert.Equal("POST /grpc HTTP/1.1", daemon.Requests[0].ToString());
    }

    [Fact]
    public async Task Without_HTTP_2_the_upgrade_is_used()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28));
        await using var client = BuildKitClient.ConnectDockerEngine(StandInClient.Engine(daemon, new Version(1, 53)));
        Assert.Single(await client.ListWorkersAsync(Cancelled));
        Assert.Equal("POST /grpc HTTP/1.1", Assert.Single(daemon.Requests, request => request.Protocol == "HTTP/1.1").ToString());
    }

    [Fact]
    public async Task The_base_path_is_the_prefix_of_the_upgrade()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V24));
        await using var client = BuildKitClient.ConnectDockerEngine(StandInClient.Engine(daemon, new Version(1, 43)) with { BasePath = "/v1.43/" });
        Assert.Single(await client.ListWorkersAsync(Cancelled));
        Assert.Equal("/v1.43/grpc", daemon.Requests[0].Path);
    }

    [Fact]
    public async Task An_engine_that_does_not_run_is_named_by_its_address()
    {
        await using var onSocket = BuildKitClient.ConnectDockerEngine(DockerEngineConnection.AtUnixSocket("/no/such/docker.sock"));
        await using var onPipe = BuildKitClient.ConnectDockerEngine(DockerEngineConnection.AtNamedPipe("imagegen-no-such-pipe"));

        var socket = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => onSocket.ListWorkersAsync(Cancelled));
        var pipe = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => onPipe.ListWorkersAsync(Cancelled));

        Assert.Equal("BuildKit at unix:///no/such/docker.sock cannot be reached: the file does not exist. Start the engine, or use the address of a running engine.", socket.Message);
        Assert.Equal("BuildKit at npipe://./pipe/imagegen-no-such-pipe cannot be reached: no server accepts connections on the pipe 'imagegen-no-such-pipe'. Start the engine, or use the address of a running engine.", pipe.Message);
    }

    [Fact]
    public async Task An_engine_without_BuildKit_is_reported()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28));
        daemon.On("POST", "/grpc", context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.Body.WriteAsync("""{"message":"page not found"}"""u8.ToArray()).AsTask();
        });
        await using var client = StandInClient.Connect(daemon);
        var exception = await Assert.ThrowsAsync<BuildKitException>(() => client.ListWorkersAsync(Cancelled));
        Assert.Equal(StatusCode.Unimplemented, exception.Status);
        Assert.Contains("POST /grpc failed with status 404: page not found", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_without_a_listening_engine_fails_with_an_explanation()
    {
        await using var client = BuildKitClient.ConnectDockerEngine(DockerEngineConnection.AtUnixSocket("/nowhere/docker.sock"));
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.SolveAsync(new SolveOptions(), cancellationToken: Cancelled));
        Assert.StartsWith("BuildKit at unix:///nowhere/docker.sock cannot be reached: the file does not exist. Start the engine", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_connection_is_opened_again()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V20));
        await using var client = StandInClient.Connect(daemon);
        await client.ListWorkersAsync(Cancelled);
        daemon.BreakConnections();
        // The first call may still be sent on the broken connection.
        try
        {
            await client.ListWorkersAsync(Cancelled);
        }
        catch (BuildKitUnreachableException exception)
        {
            Assert.Equal(daemon.Address.OriginalString, exception.Address);
        }

        Assert.Single(await client.ListWorkersAsync(Cancelled));
    }
}
