using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class TokenTests
{
    private static readonly byte[] Manifest = """{"schemaVersion":2,"layers":[]}"""u8.ToArray();
    private static readonly RegistryManifest Written = RegistryManifest.Create(MediaTypes.OciManifest, Manifest);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_used_until_shortly_before_it_expires()
    {
        var clock = new FakeTimeProvider();
        await using var tokens = await StartTokensAsync(expiresIn: 300);
        await using var registry = await StartRegistryAsync(tokens, _ => true);
        using var client = Client(registry, options => options with { Time = clock });

        await ReadAsync(client);
        clock.Advance(TimeSpan.FromSeconds(285));
        await ReadAsync(client);
        Assert.Single(tokens.Requests);

        clock.Advance(TimeSpan.FromSeconds(6));
        await ReadAsync(client);

        Assert.Equal(2, tokens.Requests.Count);
        Assert.Equal(["", "Bearer T1", "Bearer T1", "Bearer T2"], registry.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_token_without_a_lifetime_is_used_for_less_than_a_minute()
    {
        var clock = new FakeTimeProvider();
        await using var tokens = await StartTokensAsync(expiresIn: null);
        await using var registry = await StartRegistryAsync(tokens, _ => true);
        using var client = Client(registry, options => options with { Time = clock });

        await ReadAsync(client);
        clock.Advance(TimeSpan.FromSeconds(49));
        await ReadAsync(client);
        Assert.Single(tokens.Requests);
        clock.Advance(TimeSpan.FromSeconds(2));
        await ReadAsync(client);

        Assert.Equal(2, tokens.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_the_registry_no_longer_accepts_is_renewed_once()
    {
        var revoked = "";
        await using var tokens = await StartTokensAsync(expiresIn: 300);
        await using var registry = await StartRegistryAsync(tokens, token => token != revoked);
        using var client = Client(registry);
        await ReadAsync(client);
        revoked = "T1";

        await ReadAsync(client);

        Assert.Equal(["", "Bearer T1", "Bearer T1", "Bearer T2"], registry.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_registry_that_accepts_no_token_is_not_asked_forever()
    {
        await using var tokens = await StartTokensAsync(expiresIn: 300);
        await using var registry = await StartRegistryAsync(tokens, _ => false);
        using var client = Client(registry);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => ReadAsync(client));

        Assert.Equal(RegistryErrorKind.AccessDenied, refusal.Kind);
        Assert.Equal(2, registry.Requests.Count);
    }

    [Fact]
    public async Task A_scope_that_the_registry_requires_in_addition_is_requested()
    {
        await using var tokens = await StartTokensAsync(expiresIn: 300);
        await using var registry = await StartRegistryAsync(tokens, token => token != "T1", "repository:acme/api:pull repository:acme/base:pull");
        using var client = Client(registry);

        // The first token is refused, and the second one has all scopes.
        var refusal = await Record.ExceptionAsync(() => ReadAsync(client));
        await ReadAsync(client);

        Assert.IsType<RegistryRequestException>(refusal);
        Assert.All(tokens.Requests, request => Assert.Equal("/token?scope=repository%3Aacme%2Fapi%3Apull&scope=repository%3Aacme%2Fbase%3Apull&service=s", request.Path));
    }

    [Fact]
    public async Task Each_repository_and_action_has_its_own_token()
    {
        await using var tokens = await StartTokensAsync(expiresIn: 300);
        await using var registry = await StartRegistryAsync(tokens, _ => true, scope: null);
        using var client = Client(registry);

        for (var i = 0; i < 2; i++)
        {
            await ReadAsync(client);
            await client.Repository.WriteManifestAsync("1.0", Written, Cancel);
            _ = await client.Get($"{registry.Address}/acme/other").ReadManifestAsync("1.0", Cancel);
        }

        Assert.Equal(
            ["repository:acme/api:pull", "repository:acme/api:pull,push", "repository:acme/other:pull"],
            tokens.Requests.Select(request => Uri.UnescapeDataString(request.Path.Split("scope=")[1].Split('&')[0])));
    }

    [Fact]
    public async Task Requests_at_the_same_time_use_one_token()
    {
        await using var tokens = await StartTokensAsync(expiresIn: 300);
        await using var registry = await StartRegistryAsync(tokens, _ => true);
        using var client = Client(registry);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(client)));

        Assert.Single(tokens.Requests);
    }

    [Fact]
    public async Task Credentials_are_found_once_for_each_registry()
    {
        var asked = new List<string>();
        await using var tokens = await StartTokensAsync(expiresIn: 300);
        await using var registry = await StartRegistryAsync(tokens, _ => true, scope: null);
        using var client = Client(registry, options => options with
        {
            Credentials = (host, _) =>
            {
                asked.Add(host);
                return ValueTask.FromResult<RegistryCredentials?>(new RegistryCredentials(host, "me", "pass"));
            },
        });

        await ReadAsync(client);
        _ = await client.Get($"{registry.Address}/acme/other").ReadManifestAsync("1.0", Cancel);

        Assert.Equal([registry.Address], asked);
        Assert.All(tokens.Requests, request => Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me:pass")), request.Authorization));
    }

    [Fact]
    public async Task A_mount_requests_to_read_the_other_repository()
    {
        await using var tokens = await StartTokensAsync(expiresIn: 300);
        await using var registry = await StartRegistryAsync(tokens, _ => true, scope: null);
        using var client = Client(registry);
        var image = new TestImage();

        await client.Repository.PushAsync(image.AddRandom(10, 1), image, new() { MountFrom = ["acme/base"] }, Cancel);

        Assert.Contains(tokens.Requests, request => request.Path.Contains("scope=repository%3Aacme%2Fapi%3Apull%2Cpush&scope=repository%3Aacme%2Fbase%3Apull", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_repeats_what_it_received_shows_no_secret()
    {
        await using var tokens = await FakeRegistry.StartAsync();
        tokens.Before = context => context.SayAsync(403, $$"""{"details":"no access with {{context.Request.Headers.Authorization.ToString()[6..]}} or s3cret"}""");
        await using var registry = await StartRegistryAsync(tokens, _ => true);
        using var client = Client(registry, options => options with { Credentials = (host, _) => ValueTask.FromResult<RegistryCredentials?>(new(host, "me", "s3cret")) });

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => ReadAsync(client));

        Assert.Contains("no access with … or …", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_server_that_moved_gets_the_password_only_at_the_same_address()
    {
        await using var other = await StartTokensAsync(expiresIn: 300);
        await using var tokens = await FakeRegistry.StartAsync();
        tokens.Before = context => context.RedirectAsync(context.Request.Path == "/token" ? "/moved" : $"http://{other.Address}/token", 302);
        await using var registry = await StartRegistryAsync(tokens, _ => true);
        using var client = Client(registry, options => options with { Credentials = (host, _) => ValueTask.FromResult<RegistryCredentials?>(new(host, "me", "pass")) });

        await ReadAsync(client);

        Assert.Equal([true, true], tokens.Requests.Select(request => request.Authorization.Length > 0));
        Assert.Equal([""], other.Requests.Select(request => request.Authorization));
    }

    private static async Task ReadAsync(RepositoryClient client) => _ = await client.Repository.ReadManifestAsync("1.0", Cancel);

    /// <summary>A token server whose tokens are T1, T2 and so on.</summary>
    private static async Task<FakeRegistry> StartTokensAsync(int? expiresIn)
    {
        var tokens = await FakeRegistry.StartAsync();
        var count = 0;
        tokens.Before = context =>
        {
            var number = Interlocked.Increment(ref count);
            return context.SayAsync(200, $$"""{"token":"T{{number}}"{{(expiresIn is null ? "" : $",\"expires_in\":{expiresIn}")}}}""");
        };
        return tokens;
    }

    private static async Task<FakeRegistry> StartRegistryAsync(FakeRegistry tokens, Func<string, bool> isAccepted, string? scope = "repository:acme/api:pull")
    {
        var registry = await FakeRegistry.StartAsync();
        registry.Manifests["1.0"] = (MediaTypes.OciManifest, Manifest);
        registry.Before = async context =>
        {
            var header = context.Request.Headers.Authorization.ToString();
            if (header.StartsWith("Bearer ", StringComparison.Ordinal) && isAccepted(header["Bearer ".Length..]))
            {
                return false;
            }

            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"http://{tokens.Address}/token\",service=\"s\"" + (scope is null ? "" : $",scope=\"{scope}\"");
            return await context.SayAsync(401);
        };
        return registry;
    }

    private static RepositoryClient Client(FakeRegistry registry, Func<RegistryClientOptions, RegistryClientOptions>? configure = null) =>
        new($"{registry.Address}/acme/api", login: null, configure);
}
