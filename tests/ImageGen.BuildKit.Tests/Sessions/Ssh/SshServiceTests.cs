using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions.Ssh;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions.Ssh;

/// <summary>OpenSSH's clients at one end and its agent at the other.</summary>
[Trait("Needs", "openssh-client")]
public class SshServiceTests
{
    private const string Check = "/moby.sshforward.v1.SSH/CheckAgent";
    private const string Forward = "/moby.sshforward.v1.SSH/ForwardAgent";

    [Theory]
    [InlineData(32 * 1024)]
    [InlineData(1)]
    public async Task Lists_the_keys_of_an_agent(int chunkSize)
    {
        await using var agent = await SshAgentProcess.StartAsync();
        await using var session = await StartAsync(new SshAgent("default", agent.SocketPath));
        var path = Path.Combine(agent.Folder.FullName, "forwarded");
        await using var forwarded = new ForwardedSocket(session, path, chunkSize: chunkSize);

        var there = await SshAgentProcess.RunAsync("ssh-add", ["-L"], path);
        var here = await SshAgentProcess.RunAsync("ssh-add", ["-L"], agent.SocketPath);

        Assert.Equal(0, there.ExitCode);
        Assert.Contains("imagegen", there.Output, StringComparison.Ordinal);
        Assert.Equal(here.Output, there.Output);
    }

    [Fact]
    public async Task Signs_with_an_agent()
    {
        await using var agent = await SshAgentProcess.StartAsync();
        await using var session = await StartAsync(new SshAgent("deploy", agent.SocketPath));
        var path = Path.Combine(agent.Folder.FullName, "forwarded");
        await using var forwarded = new ForwardedSocket(session, path, new Metadata { { "buildkit.ssh.id", "deploy" } });
        var key = await File.ReadAllTextAsync(agent.KeyPath + ".pub", TestContext.Current.CancellationToken);
        // Nobody else could have signed without the private key.
        File.Delete(agent.KeyPath);
        var signers = Path.Combine(agent.Folder.FullName, "signers");
        await File.WriteAllTextAsync(signers, "ada " + key, TestContext.Current.CancellationToken);

        var signed = await SshAgentProcess.RunAsync("ssh-keygen", ["-q", "-Y", "sign", "-f", agent.KeyPath + ".pub", "-n", "test"], path, "text");
        var signature = Path.Combine(agent.Folder.FullName, "signature");
        await File.WriteAllTextAsync(signature, signed.Output, TestContext.Current.CancellationToken);
        var verified = await SshAgentProcess.RunAsync("ssh-keygen", ["-Y", "verify", "-f", signers, "-I", "ada", "-n", "test", "-s", signature], input: "text");

        Assert.Equal((0, 0), (signed.ExitCode, verified.ExitCode));
    }

    [Theory]
    [InlineData("-D")]
    [InlineData("-d")]
    public async Task Prevents_a_step_from_removing_keys(string option)
    {
        await using var agent = await SshAgentProcess.StartAsync();
        await using var session = await StartAsync(new SshAgent("default", agent.SocketPath));
        var path = Path.Combine(agent.Folder.FullName, "forwarded");
        await using var forwarded = new ForwardedSocket(session, path);
        string[] arguments = option == "-d" ? [option, agent.KeyPath] : [option];

        var removed = await SshAgentProcess.RunAsync("ssh-add", arguments, path);

        Assert.NotEqual(0, removed.ExitCode);
        Assert.Contains("imagegen", (await SshAgentProcess.RunAsync("ssh-add", ["-L"], agent.SocketPath)).Output, StringComparison.Ordinal);
        // The connection continues after a refusal.
        Assert.Equal(0, (await SshAgentProcess.RunAsync("ssh-add", ["-L"], path)).ExitCode);
    }

    [Fact]
    public async Task Serves_several_connections_at_once()
    {
        await using var agent = await SshAgentProcess.StartAsync();
        await using var session = await StartAsync(new SshAgent("default", agent.SocketPath));
        var path = Path.Combine(agent.Folder.FullName, "forwarded");
        await using var forwarded = new ForwardedSocket(session, path);

        var listed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SshAgentProcess.RunAsync("ssh-add", ["-l"], path)));

        Assert.All(listed, each => Assert.Equal(0, each.ExitCode));
    }

    [Fact]
    public async Task Finds_an_agent_by_its_id_and_lists_the_known_ones()
    {
        await using var agent = await SshAgentProcess.StartAsync();
        await using var session = await StartAsync(new SshAgent("default", agent.SocketPath), new SshAgent("deploy", agent.SocketPath));

        _ = await session.CallAsync<CheckAgentRequest, CheckAgentResponse>(Check, new() { Id = "deploy" });
        // A missing id means the default.
        _ = await session.CallAsync<CheckAgentRequest, CheckAgentResponse>(Check, new());
        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync<CheckAgentRequest, CheckAgentResponse>(Check, new() { Id = "other" }));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.Contains("'other'", refused.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("'default', 'deploy'", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_an_unreachable_agent_before_the_step()
    {
        await using var agent = await SshAgentProcess.StartAsync();
        await using var session = await StartAsync(new SshAgent("default", agent.SocketPath));
        await agent.KillAsync();

        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync<CheckAgentRequest, CheckAgentResponse>(Check, new()));

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.Contains(agent.SocketPath, refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_the_call_when_the_agent_ends()
    {
        await using var agent = await SshAgentProcess.StartAsync();
        await using var session = await StartAsync(new SshAgent("default", agent.SocketPath));
        using var call = session.Open(Forward);
        var list = new BytesValue { Value = ByteString.CopyFrom(0, 0, 0, 1, 11) }.ToByteArray();
        await call.RequestStream.WriteAsync(list, TestContext.Current.CancellationToken);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        await agent.KillAsync();
        await call.RequestStream.WriteAsync(list, TestContext.Current.CancellationToken);

        var ended = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unavailable, ended.StatusCode);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 11 })]
    [InlineData(new byte[] { 0, 4, 0, 1, 11 })]
    public async Task Refuses_what_no_client_of_an_agent_sends(byte[] message)
    {
        await using var agent = await SshAgentProcess.StartAsync();
        await using var session = await StartAsync(new SshAgent("default", agent.SocketPath));
        using var call = session.Open(Forward);

        await call.RequestStream.WriteAsync(new BytesValue { Value = ByteString.CopyFrom(message) }.ToByteArray(), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    [Fact]
    public void Requires_unique_agent_ids()
    {
        var refused = Assert.Throws<ArgumentException>(() => new SshService([new("a", "/1"), new("a", "/2")], new()));

        Assert.Contains("'a'", refused.Message, StringComparison.Ordinal);
    }

    private static Task<TestSession> StartAsync(params SshAgent[] agents) => TestSession.StartAsync(new SshService(agents, new()));
}
