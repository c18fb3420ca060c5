using Grpc.Core;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

public class AuthServiceTests
{
    private const string Credentials = "/moby.filesync.v1.Auth/Credentials";

    [Fact]
    public async Task Sends_user_and_password()
    {
        var answer = await AskAsync("ghcr.io", _ => new RegistryLogin("ada", "geheim-ß"));

        Assert.Equal(("ada", "geheim-ß"), (answer.Username, answer.Secret));
    }

    [Fact]
    public async Task Sends_an_identity_token_without_a_user_so_that_the_daemon_uses_it_as_a_refresh_token()
    {
        var answer = await AskAsync("acme.azurecr.io", _ => new RegistryLogin("00000000-0000-0000-0000-000000000000", "") { IdentityToken = "token" });

        Assert.Equal(("", "token"), (answer.Username, answer.Secret));
    }

    [Theory]
    [InlineData("registry-1.docker.io", "docker.io")]
    [InlineData("ghcr.io", "ghcr.io")]
    [InlineData("localhost:5000", "localhost:5000")]
    public async Task Requests_a_registry_by_its_name_in_references(string host, string asked)
    {
        var seen = "";
        _ = await AskAsync(host, name =>
        {
            seen = name;
            return null;
        });

        Assert.Equal(asked, seen);
    }

    [Fact]
    public async Task Is_anonymous_without_credentials()
    {
        Assert.Equal(new CredentialsResponse(), await AskAsync("ghcr.io", _ => null));

        await using var session = await TestSession.StartAsync(new AuthService(null));
        Assert.Equal(new CredentialsResponse(), await session.CallAsync<CredentialsRequest, CredentialsResponse>(Credentials, new() { Host = "ghcr.io" }));
    }

    [Theory]
    [InlineData("GetTokenAuthority")]
    [InlineData("VerifyTokenAuthority")]
    [InlineData("FetchToken")]
    public async Task Lets_the_daemon_fetch_tokens(string method)
    {
        await using var session = await TestSession.StartAsync(new AuthService(null));

        // The only status on which every daemon requests the credentials instead.
        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync("/moby.filesync.v1.Auth/" + method, []));

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
    }

    [Theory]
    [InlineData("GetTokenAuthority")]
    [InlineData("FetchToken")]
    public async Task Lets_the_daemon_fetch_tokens_with_other_credentials(string method)
    {
        await using var session = await TestSession.StartAsync(new AuthService(new Authenticator(_ => new RegistryLogin("ada", "geheim"))));

        var refused = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync("/moby.filesync.v1.Auth/" + method, []));

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
        Assert.Empty(session.Server.Failures);
    }

    [Fact]
    public async Task Sends_a_registry_token_as_the_token_that_the_daemon_would_fetch()
    {
        await using var session = await TestSession.StartAsync(new AuthService(new Authenticator(host => new RegistryLogin("ada", "geheim") { RegistryToken = "bearer-of-" + host })));

        var authority = await session.CallAsync<GetTokenAuthorityRequest, GetTokenAuthorityResponse>("/moby.filesync.v1.Auth/GetTokenAuthority", new() { Host = "ghcr.io" });
        var token = await session.CallAsync<FetchTokenRequest, FetchTokenResponse>("/moby.filesync.v1.Auth/FetchToken", new() { Host = "registry-1.docker.io" });

        // A daemon treats a key of any other length as a failure.
        Assert.Equal(32, authority.PublicKey.Length);
        Assert.Equal(("bearer-of-docker.io", 60), (token.Token, token.ExpiresIn));
    }

    [Fact]
    public async Task Reports_that_a_lookup_failed_but_not_how()
    {
        await using var session = await TestSession.StartAsync(new AuthService(new Authenticator(_ => throw new InvalidOperationException("helper said hunter2"))));

        var failed = await Assert.ThrowsAsync<RpcException>(() => session.CallAsync<CredentialsRequest, CredentialsResponse>(Credentials, new() { Host = "ghcr.io" }));

        Assert.Equal(StatusCode.Internal, failed.StatusCode);
        Assert.Contains("ghcr.io", failed.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failed.ToString(), StringComparison.Ordinal);
        Assert.Equal("helper said hunter2", Assert.Single(session.Server.Failures).Exception.Message);
    }

    [Fact]
    public async Task Ends_although_a_search_never_gives_its_thread_back()
    {
        using var never = new ManualResetEventSlim();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var session = await TestSession.StartAsync(new AuthService(new Keychain(asked, never)));
        var asking = Assert.ThrowsAsync<RpcException>(() => session.CallAsync<CredentialsRequest, CredentialsResponse>(Credentials, new() { Host = "ghcr.io" }));
        await asked.Task;

        try
        {
            await session.EndDuringAsync(asking);
        }
        finally
        {
            never.Set();
        }
    }

    [Fact]
    public void Prints_no_secret()
    {
        var printed = $"{new RegistryLogin("ada", "hunter2") { IdentityToken = "hunter3" }}";

        Assert.Contains("ada", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", printed, StringComparison.Ordinal);
    }

    private static async Task<CredentialsResponse> AskAsync(string host, Func<string, RegistryLogin?> find)
    {
        await using var session = await TestSession.StartAsync(new AuthService(new Authenticator(find)));
        return await session.CallAsync<CredentialsRequest, CredentialsResponse>(Credentials, new() { Host = host });
    }

    private sealed class Authenticator(Func<string, RegistryLogin?> find) : IRegistryAuthenticator
    {
        public async ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return find(host);
        }
    }

    private sealed class Keychain(TaskCompletionSource asked, ManualResetEventSlim never) : IRegistryAuthenticator
    {
        public ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken)
        {
            asked.SetResult();
            never.Wait(TestContext.Current.CancellationToken);
            return default;
        }
    }
}
