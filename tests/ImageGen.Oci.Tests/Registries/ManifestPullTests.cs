using System.Text;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class ManifestPullTests
{
    private static readonly byte[] Manifest = """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[]}"""u8.ToArray();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_resolved_without_its_manifest()
    {
        await using var registry = await StartAsync();
        using var client = Client(registry);

        Assert.Equal(Descriptor.Of(MediaTypes.OciManifest, Manifest), await client.Repository.ResolveAsync("1.0", Cancel));
        Assert.Equal(["HEAD"], registry.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(403)]
    public async Task A_registry_without_HEAD_is_asked_with_GET(int status)
    {
        await using var registry = await StartAsync();
        registry.Before = async context => context.Request.Method == "HEAD" && await context.SayAsync(status);
        using var client = Client(registry);

        Assert.Equal(Descriptor.Of(MediaTypes.OciManifest, Manifest), await client.Repository.ResolveAsync("1.0", Cancel));
    }

    [Fact]
    public async Task A_HEAD_without_a_digest_is_completed_with_GET()
    {
        await using var registry = await StartAsync();
        registry.Before = async context => context.Request.Method == "HEAD" && await context.SayAsync(200);
        using var client = Client(registry);

        Assert.Equal(Descriptor.Of(MediaTypes.OciManifest, Manifest), await client.Repository.ResolveAsync("1.0", Cancel));
    }

    [Fact]
    public async Task A_missing_tag_is_told_with_the_registrys_words()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.ResolveAsync("1.0", Cancel));

        Assert.Equal((RegistryErrorKind.NotFound, "MANIFEST_UNKNOWN: manifest unknown"), (refusal.Kind, refusal.RegistryText));
        Assert.Equal(
            $"GET acme/api/manifests/1.0 failed: {registry.Address} responded 404 Not Found (MANIFEST_UNKNOWN: manifest unknown). Check the name of the repository, and the tag or digest.",
            refusal.Message);
    }

    [Fact]
    public async Task A_manifest_that_breaks_off_is_read_again()
    {
        await using var registry = await StartAsync();
        var requests = 0;
        registry.Before = async context => ++requests == 1 && await context.CutAsync(Manifest, 10);
        using var client = Client(registry);

        Assert.Equal(Manifest, (await client.Repository.ReadManifestAsync("1.0", Cancel)).Content.ToArray());
    }

    [Fact]
    public async Task A_manifest_that_is_too_long_is_noticed_while_it_is_read()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context =>
        {
            // Without a length, and without an end.
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block);
            }

            return true;
        };
        using var client = Client(registry);

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.ReadManifestAsync("1.0", Cancel));

        Assert.Contains("larger than the maximum of 4194304 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_whose_digest_is_not_the_reported_one_is_refused()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context =>
        {
            context.Response.Headers["Docker-Content-Digest"] = "sha256:" + new string('0', 64);
            return context.SayAsync(200, "{}");
        };
        using var client = Client(registry);

        await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.ReadManifestAsync("1.0", Cancel));
    }

    [Theory]
    [InlineData("application/vnd.docker.distribution.manifest.v1+prettyjws", """{"schemaVersion":1}""")]
    [InlineData("application/json", """{"schemaVersion":1}""")]
    public async Task Schema_1_is_refused(string type, string manifest)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Manifests["1.0"] = (type, Encoding.UTF8.GetBytes(manifest));
        using var client = Client(registry);

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.ReadManifestAsync("1.0", Cancel));

        Assert.Equal(RegistryErrorKind.NotSupported, failure.Kind);
        Assert.Contains("schema 1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json"}""", MediaTypes.DockerManifest)]
    [InlineData("""{"schemaVersion":2,"manifests":[]}""", MediaTypes.OciIndex)]
    [InlineData("""{"schemaVersion":2,"layers":[]}""", MediaTypes.OciManifest)]
    public async Task A_media_type_that_the_registry_does_not_tell_is_found_in_the_manifest(string manifest, string type)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Manifests["1.0"] = ("application/json", Encoding.UTF8.GetBytes(manifest));
        using var client = Client(registry);

        Assert.Equal(type, (await client.Repository.ResolveAsync("1.0", Cancel)).MediaType);
    }

    [Fact]
    public async Task A_manifest_is_a_content_like_a_blob()
    {
        await using var registry = await StartAsync();
        using var client = Client(registry);
        var descriptor = Descriptor.Of(MediaTypes.OciManifest, Manifest);

        await using var stream = await client.Repository.OpenAsync(descriptor, Cancel);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Cancel);

        Assert.Equal(Manifest, read.ToArray());
        await Assert.ThrowsAsync<ContentNotFoundException>(() => client.Repository.OpenAsync(Descriptor.Of(MediaTypes.OciIndex, "x"u8), Cancel));
    }

    [Fact]
    public async Task A_manifest_is_deleted_by_its_digest()
    {
        await using var registry = await StartAsync();
        registry.Before = async context => context.Request.Method == "DELETE" && await context.SayAsync(registry.Manifests.TryRemove(context.Request.Path.Value!.Split('/')[^1], out _) ? 202 : 404);
        using var client = Client(registry);
        var descriptor = Descriptor.Of(MediaTypes.OciManifest, Manifest);

        await client.Repository.DeleteAsync(descriptor, Cancel);

        await Assert.ThrowsAsync<ContentNotFoundException>(() => client.Repository.DeleteAsync(descriptor, Cancel));
    }

    private static async Task<FakeRegistry> StartAsync()
    {
        var registry = await FakeRegistry.StartAsync();
        _ = registry.Add(MediaTypes.OciManifest, Manifest);
        registry.Manifests["1.0"] = (MediaTypes.OciManifest, Manifest);
        return registry;
    }

    private static RepositoryClient Client(FakeRegistry registry) => new($"{registry.Address}/acme/api", login: null, options => options with { MaxAttempts = 3 });
}
