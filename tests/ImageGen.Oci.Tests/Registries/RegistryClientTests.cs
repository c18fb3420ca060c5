using System.Text;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.Oci.Registries.Connections;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class RegistryClientTests
{
    private static readonly byte[] Manifest = """{"schemaVersion":2,"config":{"digest":"sha256:1"}}"""u8.ToArray();
    private static readonly RegistryCredentials Login = new("registry.test", "me", "p:ss wörd");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manifest_comes_back_byte_for_byte()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var digest = registry.Add(MediaTypes.OciManifest, Manifest);
        using var client = Client(registry, null);

        var manifest = await client.Repository.ReadManifestAsync(digest, Cancel);

        Assert.Equal(Manifest, manifest.Content.ToArray());
        Assert.Equal((MediaTypes.OciManifest, digest), (manifest.MediaType, manifest.Digest));
        Assert.Equal($"/v2/acme/api/manifests/{digest}", registry.Requests.Last().Path);
    }

    [Fact]
    public async Task Bytes_that_are_not_of_the_digest_are_refused()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var digest = registry.Add(MediaTypes.OciManifest, Manifest);
        registry.Manifests[digest.ToString()] = (MediaTypes.OciManifest, "{}"u8.ToArray());
        using var client = Client(registry, null);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.ReadManifestAsync(digest, Cancel));

        Assert.Contains(digest.ToString(), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_is_put_under_its_tag_with_its_type()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry, null);

        await client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel);

        Assert.Equal((MediaTypes.OciIndex, Encoding.UTF8.GetString(Manifest)), (registry.Manifests["1.0"].MediaType, Encoding.UTF8.GetString(registry.Manifests["1.0"].Content)));
    }

    [Fact]
    public async Task A_registry_that_asks_for_a_password_gets_it_in_a_second_request()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me:p:ss wörd"));
        registry.Before = context => context.RefuseUnlessAsync(expected, "Basic realm=\"the registry\"");
        using var client = Client(registry, Login);

        await client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel);
        await client.Repository.WriteManifestAsync(ImageTag.Parse("2.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel);

        Assert.Equal(["", expected, expected], registry.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_token_is_fetched_for_the_scope_that_the_registry_names()
    {
        await using var tokens = await FakeRegistry.StartAsync();
        tokens.Before = context => context.SayAsync(200, """{"access_token":"T1"}""");
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.RefuseUnlessAsync("Bearer T1", $"Bearer realm=\"http://{tokens.Address}/token?x=1\",service=\"reg\\\"istry\", scope=\"repository:acme/api:pull,push\"");
        using var client = Client(registry, Login);

        await client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel);

        var asked = tokens.Requests.Single();
        Assert.Equal("/token?x=1&scope=repository%3Aacme%2Fapi%3Apull%2Cpush&service=reg%22istry&account=me", asked.Path);
        Assert.StartsWith("Basic ", asked.Authorization, StringComparison.Ordinal);
        Assert.Equal(["", "Bearer T1"], registry.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_token_that_only_reads_is_replaced_when_something_is_written()
    {
        await using var tokens = await FakeRegistry.StartAsync();
        tokens.Before = context => context.SayAsync(200, context.Request.Query["scope"].ToString().Contains("push", StringComparison.Ordinal) ? """{"token":"RW"}""" : """{"token":"R"}""");
        await using var registry = await FakeRegistry.StartAsync();
        var digest = registry.Add(MediaTypes.OciManifest, Manifest);
        registry.Before = context => context.Request.Method == "GET"
            ? context.RefuseUnlessAsync("Bearer R", $"Bearer realm=\"http://{tokens.Address}/token\",scope=\"repository:acme/api:pull\"")
            : context.RefuseUnlessAsync("Bearer RW", $"Bearer realm=\"http://{tokens.Address}/token\",scope=\"repository:acme/api:pull,push\",error=\"insufficient_scope\"");
        using var client = Client(registry, null);

        var manifest = await client.Repository.ReadManifestAsync(digest, Cancel);
        await client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), manifest, Cancel);

        Assert.True(registry.Manifests.ContainsKey("1.0"));
        Assert.All(tokens.Requests, request => Assert.Empty(request.Authorization));
    }

    [Fact]
    public async Task An_identity_token_is_exchanged_and_never_sent_to_the_registry()
    {
        var form = "";
        await using var tokens = await FakeRegistry.StartAsync();
        tokens.Before = async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            form = await reader.ReadToEndAsync();
            return await context.SayAsync(200, """{"access_token":"T2"}""");
        };
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.RefuseUnlessAsync("Bearer T2", $"Bearer realm=\"http://{tokens.Address}/oauth\",service=s");
        using var client = Client(registry, new RegistryCredentials(registry.Address, "", "") { IdentityToken = "long/lived" });

        await client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel);

        Assert.Equal("grant_type=refresh_token&refresh_token=long%2Flived&client_id=imagegen&service=s&scope=repository%3Aacme%2Fapi%3Apull%2Cpush", form);
        Assert.DoesNotContain(registry.Requests, request => request.Authorization.Contains("long", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401, """{"errors":[{"code":"UNAUTHORIZED","message":"who are you"}]}""", RegistryErrorKind.AccessDenied, "401 Unauthorized (UNAUTHORIZED: who are you)")]
    [InlineData(403, """{"errors":[{"code":"DENIED","message":"not yours"}]}""", RegistryErrorKind.AccessDenied, "403 Forbidden (DENIED: not yours)")]
    [InlineData(404, """{"errors":[{"code":"NAME_UNKNOWN","message":null}]}""", RegistryErrorKind.NotFound, "404 Not Found (NAME_UNKNOWN)")]
    [InlineData(429, """{"errors":[{"code":"TOOMANYREQUESTS"},{"message":"later."}]}""", RegistryErrorKind.RegistryFailed, "429 Too Many Requests (TOOMANYREQUESTS; later)")]
    [InlineData(500, "<html>nginx</html>", RegistryErrorKind.RegistryFailed, "500 Internal Server Error")]
    [InlineData(400, "[]", RegistryErrorKind.Unknown, "400 Bad Request")]
    public async Task A_refusal_is_told_in_the_registrys_words(int status, string body, RegistryErrorKind kind, string words)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.SayAsync(status, body);
        using var client = Client(registry, Login);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel));

        Assert.Equal(kind, refusal.Kind);
        Assert.Equal($"{registry.Address} responded {words}", refusal.Reason);
        Assert.Single(registry.Requests);
    }

    [Fact]
    public async Task A_refused_password_is_sent_once_and_not_shown()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.RefuseUnlessAsync("Basic nobody", "Basic realm=x");
        using var client = Client(registry, Login);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel));

        Assert.Equal(RegistryErrorKind.AccessDenied, refusal.Kind);
        Assert.Equal(2, registry.Requests.Count);
        Assert.DoesNotContain(Login.Password, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_token_server_names_the_token_server()
    {
        await using var tokens = await FakeRegistry.StartAsync();
        tokens.Before = context => context.SayAsync(401, """{"details":"incorrect username or password"}""");
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.RefuseUnlessAsync("Bearer T", $"Bearer realm=\"http://{tokens.Address}/token\"");
        using var client = Client(registry, Login);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel));

        Assert.Equal(RegistryErrorKind.AccessDenied, refusal.Kind);
        Assert.Contains($"{tokens.Address} responded 401 Unauthorized (incorrect username or password)", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"token":""}""")]
    [InlineData("""{"token":7}""")]
    [InlineData("secret-text")]
    public async Task An_answer_without_a_token_is_a_failure_that_shows_nothing_of_it(string answer)
    {
        await using var tokens = await FakeRegistry.StartAsync();
        tokens.Before = context => context.SayAsync(200, answer);
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.RefuseUnlessAsync("Bearer T", $"Bearer realm=\"http://{tokens.Address}/token\"");
        using var client = Client(registry, Login);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel));

        Assert.Equal(RegistryErrorKind.RegistryFailed, refusal.Kind);
        Assert.DoesNotContain("secret-text", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_on_this_machine_may_have_a_certificate_that_nobody_knows()
    {
        using var certificates = new TestCertificates();
        await using var registry = await FakeRegistry.StartAsync(certificates.Daemon);
        using var client = Client(registry, null);

        await client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel);

        Assert.True(registry.Manifests.ContainsKey("1.0"));
    }

    [Fact]
    public async Task A_password_for_an_encrypted_registry_does_not_go_to_a_plain_token_server()
    {
        using var certificates = new TestCertificates();
        await using var tokens = await FakeRegistry.StartAsync();
        await using var registry = await FakeRegistry.StartAsync(certificates.Daemon);
        registry.Before = context => context.RefuseUnlessAsync("Bearer T", $"Bearer realm=\"http://{tokens.Address}/token\"");
        using var client = Client(registry, Login);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel));

        Assert.Equal(RegistryErrorKind.Insecure, refusal.Kind);
        Assert.Empty(tokens.Requests);
    }

    [Fact]
    public async Task A_registry_where_nothing_listens_is_unreachable()
    {
        using var client = new RepositoryClient("127.0.0.1:1/acme/api", null);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.WriteManifestAsync(ImageTag.Parse("1.0"), RegistryManifest.Create(MediaTypes.OciIndex, Manifest), Cancel));

        Assert.Equal(RegistryErrorKind.Unreachable, refusal.Kind);
        Assert.Contains("127.0.0.1:1", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker.io", false, "https://registry-1.docker.io/v2/")]
    [InlineData("ghcr.io", false, "https://ghcr.io/v2/")]
    [InlineData("localhost:5000", false, "https://localhost:5000/v2/ http://localhost:5000/v2/")]
    [InlineData("[::1]:5000", false, "https://[::1]:5000/v2/ http://[::1]:5000/v2/")]
    [InlineData("127.9.9.9", false, "https://127.9.9.9/v2/ http://127.9.9.9/v2/")]
    [InlineData("localhost.test", false, "https://localhost.test/v2/")]
    [InlineData("registry.lan:5000", true, "https://registry.lan:5000/v2/ http://registry.lan:5000/v2/")]
    public void Only_a_registry_on_this_machine_or_a_declared_one_may_be_plain(string registry, bool insecure, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', RegistryServer.ForRegistry(registry, insecure).Addresses.Select(address => address.OriginalString)));

    private static RepositoryClient Client(FakeRegistry registry, RegistryCredentials? login) => new($"{registry.Address}/acme/api:1.0", login);
}
