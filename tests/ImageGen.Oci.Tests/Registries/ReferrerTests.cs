using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class ReferrerTests
{
    private static readonly ImageDigest Subject = Descriptor.Of("", "subject"u8).Digest;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Referrers_of_all_pages_are_read()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context =>
        {
            var isFirst = context.Request.Query.Count == 0;
            context.Response.Headers.Link = isFirst ? $"</v2/acme/api/referrers/{Subject}?page=2>; rel=\"next\"" : "";
            context.Response.ContentType = MediaTypes.OciIndex;
            return context.SayAsync(200, Index(isFirst ? "signature" : "sbom"));
        };

        Assert.Equal(["application/signature", "application/sbom"], (await ReadAsync(registry)).Select(referrer => referrer.ArtifactType));
        Assert.Equal([$"/v2/acme/api/referrers/{Subject}", $"/v2/acme/api/referrers/{Subject}?page=2"], registry.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_registry_without_the_API_has_a_tag()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Manifests[$"sha256-{Subject.Encoded}"] = (MediaTypes.OciIndex, Encoding.UTF8.GetBytes(Index("signature")));

        Assert.Equal("application/signature", Assert.Single(await ReadAsync(registry)).ArtifactType);
    }

    [Fact]
    public async Task There_may_be_no_referrers()
    {
        await using var registry = await FakeRegistry.StartAsync();

        Assert.Empty(await ReadAsync(registry));
    }

    [Fact]
    public async Task Pages_that_never_end_are_not_read_forever()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context =>
        {
            context.Response.Headers.Link = "<?more>; rel=next";
            return context.SayAsync(200, Index("signature"));
        };

        Assert.Equal(100, (await ReadAsync(registry)).Count);
    }

    [Fact]
    public async Task What_is_no_index_is_a_failure_of_the_registry()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.SayAsync(200, "[]");

        Assert.Equal(RegistryErrorKind.RegistryFailed, (await Assert.ThrowsAsync<RegistryRequestException>(() => ReadAsync(registry))).Kind);
    }

    [Fact]
    public async Task A_pushed_referrer_is_added_to_the_tag_of_a_registry_without_the_API()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Manifests[$"sha256-{Subject.Encoded}"] = (MediaTypes.OciIndex, Encoding.UTF8.GetBytes(Index("signature")));

        for (var i = 0; i < 2; i++)
        {
            await PushReferrerAsync(registry);
        }

        var referrers = await ReadAsync(registry);
        Assert.Equal(["application/signature", "application/sbom"], referrers.Select(referrer => referrer.ArtifactType));
        Assert.Equal("value", referrers[1].Descriptor.Annotations["key"]);
    }

    [Fact]
    public async Task The_first_referrer_creates_the_tag()
    {
        await using var registry = await FakeRegistry.StartAsync();

        await PushReferrerAsync(registry);

        Assert.Equal("application/sbom", Assert.Single(await ReadAsync(registry)).ArtifactType);
    }

    [Fact]
    public async Task A_registry_with_the_API_gets_no_tag()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context =>
        {
            context.Response.Headers["OCI-Subject"] = Subject.ToString();
            return Task.FromResult(false);
        };

        await PushReferrerAsync(registry);

        Assert.DoesNotContain(registry.Requests, request => request.Path.Contains($"sha256-{Subject.Encoded}", StringComparison.Ordinal));
    }

    private static async Task PushReferrerAsync(FakeRegistry registry)
    {
        var image = new TestImage();
        var manifest = new ImageManifest(image.Add(MediaTypes.OciEmpty, "{}"u8.ToArray()), [image.AddRandom(10, seed: 1)])
        {
            ArtifactType = "application/sbom",
            Subject = new Descriptor(MediaTypes.OciManifest, Subject, 7),
            Annotations = ImmutableSortedDictionary<string, string>.Empty.Add("key", "value"),
        };
        using var client = new RepositoryClient($"{registry.Address}/acme/api", login: null);
        await client.Repository.PushAsync(image.Add(MediaTypes.OciManifest, manifest.ToBytes()), image, new() { Tags = ["sbom"] }, Cancel);
    }

    private static async Task<IReadOnlyList<Referrer>> ReadAsync(FakeRegistry registry)
    {
        using var client = new RepositoryClient($"{registry.Address}/acme/api", login: null);
        return await client.Repository.ReadReferrersAsync(Subject, Cancel);
    }

    private static string Index(string artifact) =>
        $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{Descriptor.Of("", Encoding.UTF8.GetBytes(artifact)).Digest}}","size":1,"artifactType":"application/{{artifact}}"}]}""";
}
