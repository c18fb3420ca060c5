using Grpc.Core;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>Failures with the details that each release sends.</summary>
public sealed class FailedBuildTests
{
    private const string Dockerfile = "FROM scratch\nRUN one \\\n  && exit 3\n";

    private static readonly Place Place = new("Dockerfile", Dockerfile, 2, 3) { EndCharacter = 11 };

    public static TheoryData<string> Daemons => DaemonReleases.All;

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task A_failed_command_has_its_place_in_the_Dockerfile(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        connected.Daemon.Script = solve => throw SolveFailures.Command(solve.Release, "one && exit 3", 3, Place, "sha256:00");

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync());

        Assert.Equal(StatusCode.Unknown, exception.Status);
        Assert.Contains("one && exit 3", exception.Message, StringComparison.Ordinal);
        Assert.Contains("exit code: 3", exception.Message, StringComparison.Ordinal);
        if (connected.Daemon.Options.HasErrorDetails)
        {
            Assert.Equal("sha256:00", exception.VertexDigest);
            Assert.Equal(("Dockerfile", Dockerfile), (exception.Location!.FileName, exception.Location.Text));
            Assert.Equal([new SourceRange(2, 0, 3, 11)], exception.Location.Ranges);
        }
        else
        {
            Assert.Null(exception.Location);
            Assert.Null(exception.VertexDigest);
        }
    }

    [Theory]
    [InlineData("engine 23.0.6")]
    [InlineData("engine 29.2.1")]
    [InlineData("buildkitd 0.31.2")]
    public async Task A_long_Dockerfile_does_not_hide_the_failure(string name)
    {
        // The trailers contain the text twice: unchanged, and in the definition.
        var text = Dockerfile + string.Concat(Enumerable.Repeat("# a comment that makes the file a long one\n", 4000));
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        connected.Daemon.Script = solve => throw SolveFailures.Command(solve.Release, "exit 3", 3, Place with { Text = text }, "sha256:00");

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync());

        Assert.Contains("exit code: 3", exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, exception.Location?.Text);
    }

    [Fact]
    public async Task Invalid_details_keep_the_message()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("buildkitd 0.31.2"));
        connected.Daemon.Script = _ => throw new SolveFailure("it failed") { Details = [("errdefs.Source+json", "{ no json"), ("of.Tomorrow+json", "[]")] };

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync());

        Assert.Contains("it failed", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.Location);
    }

    [Fact]
    public async Task Messages_beyond_ASCII_are_kept()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("engine 28.5.2"));
        connected.Daemon.Script = _ => throw new SolveFailure("\"größe/日本 😀\": not found");

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync());

        Assert.Contains("\"größe/日本 😀\": not found", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("engine 20.10.24", "security.insecure")]
    [InlineData("buildkitd 0.31.2", "network.host")]
    public async Task What_the_daemon_does_not_allow_is_reported(string name, string entitlement)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync(connected.Options() with { Entitlements = [entitlement] }));

        Assert.Contains($"granting entitlement {entitlement} is not allowed", exception.Message, StringComparison.Ordinal);
    }
}
