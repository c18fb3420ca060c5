using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class RegistryPushTests
{
    private const string Repository = "acme/api";

    private readonly TestImage _image = new();
    private readonly List<RegistryPushEvent> _events = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_arrives_with_its_blobs_before_its_manifests_and_its_tags_at_the_end()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        var (one, other) = (_image.AddManifest(_image.AddRandom(1000, 1), _image.AddRandom(0, 0)), _image.AddManifest(_image.AddRandom(1000, 1), _image.AddRandom(2000, 2)));
        var root = _image.AddIndex(one, other);

        await PushAsync(client, root, new() { Tags = ["1.0", "latest"] });

        Assert.Equal(_image[root], registry.Manifests["1.0"].Content);
        Assert.Equal(_image[root], registry.Manifests["latest"].Content);
        Assert.Equal(4, registry.Blobs.Contents.Count);
        Assert.Empty(registry.Blobs.Uploads);
        var puts = registry.Requests.Where(request => request.Method == "PUT").Select(request => request.Path.Split('/')[^2] == "manifests" ? request.Path.Split('/')[^1] : "blob").ToList();
        Assert.Equal([.. Enumerable.Repeat("blob", 4), one.Digest.ToString(), other.Digest.ToString(), root.Digest.ToString(), "1.0", "latest"], puts);
        Assert.Equal(7, _events.OfType<RegistryPushEvent.Sent>().Count(sent => sent.SentBytes == sent.Content.Size));
        Assert.Equal(["1.0", "latest"], _events.OfType<RegistryPushEvent.Tagged>().Select(tagged => tagged.Tag.ToString()));
    }

    [Fact]
    public async Task A_second_push_sends_nothing()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        var root = _image.AddManifest(_image.AddRandom(1000, 1));
        await PushAsync(client, root, new() { Tags = ["1.0"] });
        registry.Requests.Clear();
        _events.Clear();

        await PushAsync(client, root, new() { Tags = ["1.0"] });

        Assert.All(registry.Requests, request => Assert.Equal("HEAD", request.Method));
        Assert.Equal([new RegistryPushEvent.Exists(root), new RegistryPushEvent.Tagged("1.0", root.Digest)], _events);
    }

    [Fact]
    public async Task Only_the_blobs_that_are_missing_are_sent()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        var (there, missing) = (_image.AddRandom(1000, 1), _image.AddRandom(1000, 2));
        _ = registry.Blobs.Add(Repository, _image[there]);

        await PushAsync(client, _image.AddManifest(there, missing));

        Assert.Contains(new RegistryPushEvent.Exists(there), _events);
        Assert.DoesNotContain(there.Digest, _image.Opened);
        Assert.Contains(missing.Digest, _image.Opened);
    }

    [Fact]
    public async Task A_foreign_layer_stays_where_it_is()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        var foreign = new Descriptor("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", Descriptor.Of("", "x"u8).Digest, 1) { Urls = ["https://example.test/layer"] };

        await PushAsync(client, _image.AddManifest(foreign, _image.AddRandom(10, 1)), new() { Tags = ["1.0"] });

        Assert.Contains(_events, each => each is RegistryPushEvent.Foreign { Content: var content } && content.Digest == foreign.Digest);
        Assert.Equal(2, registry.Blobs.Contents.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blob_of_another_repository_is_mounted_if_the_registry_does_that(bool supportsMounts)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Blobs.SupportsMounts = supportsMounts;
        using var client = Client(registry);
        var layer = _image.AddRandom(1000, 1);
        _ = registry.Blobs.Add("library/base", _image[layer]);

        await PushAsync(client, _image.AddManifest(layer), new() { MountFrom = ["library/none", "library/base", Repository] });

        Assert.Equal(supportsMounts, _events.Contains(new RegistryPushEvent.Mounted(layer, "library/base")));
        Assert.Equal(supportsMounts, !_image.Opened.Contains(layer.Digest));
        Assert.True(registry.Blobs.Contents.ContainsKey((Repository, layer.Digest.ToString())));
        // An upload that a refused mount has started is used or canceled.
        Assert.Empty(registry.Blobs.Uploads);
    }

    [Fact]
    public async Task A_repository_that_may_not_be_read_is_asked_for_no_second_mount()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context => context.Request.Query.ContainsKey("from") && await context.SayAsync(403, """{"errors":[{"code":"DENIED"}]}""");
        using var client = Client(registry, options => options with { MaxParallelTransfers = 1 });

        await PushAsync(client, _image.AddManifest(_image.AddRandom(1000, 1)), new() { MountFrom = ["library/private"], Tags = ["1.0"] });

        Assert.Single(registry.Requests, request => request.Path.Contains("from=", StringComparison.Ordinal));
        Assert.True(registry.Manifests.ContainsKey("1.0"));
    }

    [Fact]
    public async Task Several_blobs_are_sent_at_the_same_time_but_no_more_than_allowed()
    {
        var (now, most) = (0, 0);
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context =>
        {
            if (context.Request.Method == "PUT" && context.Request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal))
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Delay(50);
                _ = Interlocked.Decrement(ref now);
            }

            return false;
        };
        using var client = Client(registry, options => options with { MaxParallelTransfers = 3 });

        await Task.WhenAll(Enumerable.Range(0, 3).Select(push => PushAsync(client, _image.AddManifest([.. Enumerable.Range(0, 4).Select(layer => _image.AddRandom(100, (push * 10) + layer))]))));

        Assert.InRange(most, 2, 3);
    }

    [Fact]
    public async Task A_content_that_is_not_that_of_its_descriptor_leaves_no_tag()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        var layer = _image.AddRandom(100_000, 1);
        _image.Open = descriptor => descriptor == layer ? new VerifiedStream(new MemoryStream(new byte[100_000]), layer) : null;

        await Assert.ThrowsAsync<ContentMismatchException>(() => PushAsync(client, _image.AddManifest(layer), new() { Tags = ["1.0"] }));

        Assert.Empty(registry.Manifests);
    }

    [Theory]
    [InlineData(99_999)]
    [InlineData(100_001)]
    public async Task A_content_of_another_length_leaves_no_tag(int length)
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        var layer = _image.AddRandom(100_000, 1);
        _image.Open = descriptor => descriptor == layer ? new MemoryStream(new byte[length]) : null;

        await Assert.ThrowsAsync<ContentMismatchException>(() => PushAsync(client, _image.AddManifest(layer), new() { Tags = ["1.0"] }));

        Assert.Empty(registry.Manifests);
        Assert.DoesNotContain(registry.Blobs.Contents.Keys, key => key.Digest == layer.Digest.ToString());
    }

    [Fact]
    public async Task A_content_that_the_source_does_not_have_leaves_no_tag()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        var missing = Descriptor.Of(MediaTypes.OciLayer, "missing"u8);

        var failure = await Assert.ThrowsAsync<ContentNotFoundException>(() => PushAsync(client, _image.AddManifest(missing), new() { Tags = ["1.0"] }));

        Assert.Equal(missing.Digest, failure.Descriptor.Digest);
        Assert.Empty(registry.Manifests);
    }

    [Fact]
    public async Task A_refused_manifest_leaves_no_tag()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context => context.Request.Path.Value!.Contains("/manifests/", StringComparison.Ordinal) && context.Request.Method == "PUT"
            && await context.SayAsync(400, """{"errors":[{"code":"MANIFEST_INVALID","message":"no"}]}""");
        using var client = Client(registry);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => PushAsync(client, _image.AddManifest(_image.AddRandom(10, 1)), new() { Tags = ["1.0"] }));

        Assert.Equal("MANIFEST_INVALID: no", refusal.RegistryText);
        Assert.Empty(registry.Manifests);
    }

    [Fact]
    public async Task An_image_goes_from_one_registry_to_another()
    {
        await using var from = await FakeRegistry.StartAsync();
        await using var to = await FakeRegistry.StartAsync();
        using var client = Client(from);
        var root = _image.AddIndex(_image.AddManifest(_image.AddRandom(100_000, 1)));
        await PushAsync(client, root, new() { Tags = ["1.0"] });

        await client.Get($"{to.Address}/other").PushAsync(await client.Repository.ResolveAsync("1.0", Cancel), client.Repository, new() { Tags = ["2.0"] }, Cancel);

        Assert.Equal(_image[root], to.Manifests["2.0"].Content);
        Assert.Equal(from.Blobs.Contents.Keys.Select(key => key.Digest).Order(StringComparer.Ordinal), to.Blobs.Contents.Keys.Select(key => key.Digest).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_registry_without_HEAD_is_asked_with_GET()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context => context.Request.Method == "HEAD" && await context.SayAsync(405);
        using var client = Client(registry);
        var root = _image.AddManifest(_image.AddRandom(1000, 1));

        await PushAsync(client, root, new() { Tags = ["1.0"] });
        registry.Requests.Clear();
        await PushAsync(client, root, new() { Tags = ["1.0"] });

        Assert.All(registry.Requests, request => Assert.Contains(request.Method, (string[])["HEAD", "GET"]));
    }

    [Fact]
    public async Task A_canceled_push_leaves_no_tag()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        using var cancel = new CancellationTokenSource();
        var layer = _image.AddRandom(10_000_000, 1);
        var progress = new Receiver(each =>
        {
            if (each is RegistryPushEvent.Sent { SentBytes: > 2_000_000 } sent && sent.Content == layer)
            {
                cancel.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Repository.PushAsync(_image.AddManifest(layer), _image, new() { Tags = ["1.0"], Progress = progress }, cancel.Token));

        Assert.Empty(registry.Manifests);
    }

    [Fact]
    public async Task An_exception_of_the_receiver_ends_the_push()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry, options => options with { MaxAttempts = 3 });
        var progress = new Receiver(each => throw (each is RegistryPushEvent.Sent { SentBytes: > 1_000_000 } ? new IOException("the receiver's own") : new InvalidOperationException("too early")));

        var failure = await Assert.ThrowsAsync<IOException>(() => client.Repository.PushAsync(_image.AddRandom(10_000_000, 1), _image, new() { Progress = progress }, Cancel));

        Assert.Equal("the receiver's own", failure.Message);
    }

    [Fact]
    public async Task A_blob_alone_is_pushed_and_has_no_tag()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);
        var blob = _image.AddRandom(10, 1);

        await PushAsync(client, blob);

        Assert.Single(registry.Blobs.Contents);
        await Assert.ThrowsAsync<ArgumentException>(() => PushAsync(client, blob, new() { Tags = ["1.0"] }));
    }

    private Task PushAsync(RepositoryClient client, Descriptor root, RegistryPushOptions? options = null) =>
        client.Repository.PushAsync(root, _image, (options ?? new()) with { Progress = new EventCollector(_events) }, Cancel);

    private static RepositoryClient Client(FakeRegistry registry, Func<RegistryClientOptions, RegistryClientOptions>? configure = null) =>
        new($"{registry.Address}/{Repository}", login: null, configure);

    private sealed class Receiver(Action<RegistryPushEvent> receive) : IProgress<RegistryPushEvent>
    {
        public void Report(RegistryPushEvent value) => receive(value);
    }
}
