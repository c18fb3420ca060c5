using Grpc.Core;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions.Ssh;
using ImageGen.BuildKit.Tests.Sessions;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>The files of secrets and the sockets of agents are those to which their paths led when the build started.</summary>
public sealed class PinnedFileTests : AttackTests
{
    [Fact]
    public async Task A_secret_whose_path_has_links_is_read()
    {
        _ = Attacked.Write("data-1/token", "one");
        Attacked.Link("data", "data-1");
        Attacked.Link("token", "data/token");

        Assert.Equal("one"u8.ToArray(), (await Secret("token").GetAsync("s", TestContext.Current.CancellationToken))?.ToArray());
    }

    [Theory]
    [InlineData("token")]
    [InlineData("data")]
    public async Task A_link_that_changes_after_the_start_of_the_build_is_not_followed(string swapped)
    {
        _ = Attacked.Write("data-1/token", "one");
        _ = Attacked.Write("other/token", "two");
        Attacked.Link("data", "data-1");
        Attacked.Link("token", "data/token");
        var secrets = Secret("token");

        File.Delete(Attacked.PathOf(swapped));
        Attacked.Link(swapped, swapped == "data" ? "other" : "other/token");

        await RefusesAsync(secrets);
    }

    [Fact]
    public async Task A_file_that_replaces_a_secret_is_not_read()
    {
        _ = Attacked.Write("token", "one");
        _ = Attacked.Write("other", "two");
        var secrets = Secret("token");

        File.Move(Attacked.PathOf("other"), Attacked.PathOf("token"), overwrite: true);

        await RefusesAsync(secrets);
    }

    [Fact]
    public async Task A_file_that_is_created_after_the_start_of_the_build_is_not_a_secret()
    {
        var secrets = Secret("token");

        _ = Attacked.Write("token", "late");

        Assert.Null(await secrets.GetAsync("s", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pipe_is_a_secret_only_once()
    {
        _ = await Tool.RunAsync("mkfifo", Attacked.PathOf("token"));
        var secrets = Secret("token");
        // Opening a FIFO waits for its writer.
        var writing = Task.Run(() => File.WriteAllText(Attacked.PathOf("token"), "piped"), TestContext.Current.CancellationToken);

        var value = await Task.Run(() => secrets.GetAsync("s", TestContext.Current.CancellationToken).AsTask(), TestContext.Current.CancellationToken);

        await writing;
        Assert.Equal("piped"u8.ToArray(), value?.ToArray());
    }

    [Fact]
    public async Task A_socket_that_replaces_an_agents_socket_is_not_used()
    {
        Listen("agent");
        Listen("other");
        await using var session = await TestSession.StartAsync(new SshService([new SshAgent("default", Attacked.PathOf("agent"))], new()));
        File.Move(Attacked.PathOf("other"), Attacked.PathOf("agent"), overwrite: true);

        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync<CheckAgentRequest, CheckAgentResponse>("/moby.sshforward.v1.SSH/CheckAgent", new CheckAgentRequest()));

        Assert.Contains("was replaced after the build had started", refused.Status.Detail, StringComparison.Ordinal);
    }

    private SecretStore Secret(string path) => new SecretStore { ["s"] = SecretSource.FromFile(Attacked.PathOf(path)) }.AsOfNow();

    private static async Task RefusesAsync(SecretStore secrets)
    {
        var error = await Assert.ThrowsAnyAsync<IOException>(() => secrets.GetAsync("s", TestContext.Current.CancellationToken).AsTask());

        Assert.Contains("was replaced after the build had started", error.Message, StringComparison.Ordinal);
    }
}
