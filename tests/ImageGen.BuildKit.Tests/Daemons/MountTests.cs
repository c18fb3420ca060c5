using System.Text;
using Grpc.Core;
using ImageGen.BuildKit.StandIn.Protocol.Sessions;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>Secrets and credentials, as each release requests them.</summary>
public sealed class MountTests
{
    public static TheoryData<string> Daemons => DaemonReleases.All;

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task A_secret_is_sent_for_the_step_that_needs_it(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        byte[]? received = null;
        connected.Daemon.Script = async solve =>
        {
            var session = await solve.SessionAsync();
            received = (await session.Secrets.GetSecretAsync(new GetSecretRequest { ID = "token" })).Data.ToByteArray();
            return new Dictionary<string, string>();
        };

        _ = await connected.SolveAsync(WithServices(connected));

        Assert.Equal("s3cret", Encoding.UTF8.GetString(received!));
    }

    [Theory]
    [InlineData("id=none", true)]
    [InlineData("id=none,required", false)]
    public async Task A_missing_required_secret_fails_the_build(string mount, bool succeeds)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("buildkitd 0.31.2"));
        connected.Write("Dockerfile", $"FROM scratch\nRUN --mount=type=secret,{mount} cat\n");

        var exception = await Record.ExceptionAsync(() => connected.SolveAsync(WithServices(connected)));

        Assert.Equal(succeeds, exception is null);
        Assert.Contains("secret none: not found", exception?.Message ?? "secret none: not found", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task Credentials_are_provided_for_the_requested_host(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        connected.Daemon.Script = async solve =>
        {
            var session = await solve.SessionAsync();
            // util/resolver/authorizer.go: first a token authority of the client, then its password.
            var refusal = await Assert.ThrowsAsync<RpcException>(async () => await session.Auth.GetTokenAuthorityAsync(new GetTokenAuthorityRequest { Host = "registry.test" }));
            Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
            var known = await session.Auth.CredentialsAsync(new CredentialsRequest { Host = "registry.test" });
            Assert.Equal(("robot", "pa55"), (known.Username, known.Secret));
            var unknown = await session.Auth.CredentialsAsync(new CredentialsRequest { Host = "other.test" });
            Assert.Equal(("", ""), (unknown.Username, unknown.Secret));
            return new Dictionary<string, string>();
        };

        _ = await connected.SolveAsync(WithServices(connected));
    }

    private static SolveOptions WithServices(ConnectedDaemon connected)
    {
        var options = connected.Options();
        return options with { Session = options.Session with { Secrets = new OneSecret(), Registries = new OneRegistry() } };
    }

    private sealed class OneSecret : ISecretProvider
    {
        public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken) =>
            ValueTask.FromResult(id == "token" ? "s3cret"u8.ToArray() : (ReadOnlyMemory<byte>?)null);
    }

    private sealed class OneRegistry : IRegistryAuthenticator
    {
        public ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken) =>
            ValueTask.FromResult(host == "registry.test" ? new RegistryLogin("robot", "pa55") : null);
    }
}
