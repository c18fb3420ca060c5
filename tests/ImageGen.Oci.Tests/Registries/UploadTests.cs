using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class UploadTests
{
    private const string Repository = "acme/api";
    private const int Size = 5_000_000;

    private readonly TestImage _image = new();
    private readonly List<RegistryPushEvent> _events = [];
    private readonly Descriptor _blob;

    public UploadTests() => _blob = _image.AddRandom(Size, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_is_sent_in_chunks_of_the_allowed_size()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var lengths = RecordChunks(registry);

        await PushAsync(registry, chunkSize: 2_000_000);

        AssertArrived(registry);
        Assert.Equal([2_000_000, 2_000_000, 1_000_000], lengths);
        Assert.Equal(new RegistryPushEvent.Sent(_blob, Size), _events[^1]);
        Assert.Single(_image.Opened);
    }

    [Fact]
    public async Task A_chunk_is_as_large_as_the_registry_requires()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Blobs.MinChunkSize = 4_000_000;
        var lengths = RecordChunks(registry);

        await PushAsync(registry, chunkSize: 1000);

        AssertArrived(registry);
        Assert.Equal([4_000_000, 1_000_000], lengths);
    }

    [Theory]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(501)]
    public async Task A_registry_that_refuses_a_whole_blob_gets_it_in_chunks(int status)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Blobs.StatusOfWhole = status;

        await PushAsync(registry);

        AssertArrived(registry);
        Assert.Contains(registry.Requests, request => request.Method == "PATCH");
    }

    [Fact]
    public async Task A_chunk_that_is_too_large_for_a_proxy_becomes_smaller()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context => context.Request.ContentLength > 1_200_000 && await context.SayAsync(413);

        await PushAsync(registry);

        AssertArrived(registry);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(700_000)]
    public async Task A_chunk_that_breaks_off_is_continued_where_the_registry_stands(int received)
    {
        await using var registry = await FakeRegistry.StartAsync();
        var chunks = 0;
        registry.Before = async context =>
        {
            if (context.Request.Method == "PATCH" && ++chunks == 2)
            {
                await registry.Blobs.ReceiveAsync(context, received);
                context.Abort();
                return true;
            }

            return false;
        };

        await PushAsync(registry, chunkSize: 2_000_000);

        AssertArrived(registry);
        Assert.Single(registry.Requests, request => request.Method == "GET");
        Assert.Single(_events.OfType<RegistryPushEvent.Waiting>());
        Assert.Single(registry.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task An_upload_that_the_registry_has_lost_starts_again()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var chunks = 0;
        registry.Before = context =>
        {
            if (context.Request.Method == "PATCH" && ++chunks == 2)
            {
                registry.Blobs.Uploads.Clear();
            }

            return Task.FromResult(false);
        };

        await PushAsync(registry, chunkSize: 2_000_000);

        AssertArrived(registry);
        Assert.Equal(2, registry.Requests.Count(request => request.Method == "POST"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2_000_000)]
    public async Task An_upload_that_breaks_off_is_sent_again(int? chunkSize)
    {
        await using var registry = await FakeRegistry.StartAsync();
        var puts = 0;
        registry.Before = async context =>
        {
            if (context.Request.Method == "PUT" && ++puts == 1)
            {
                await registry.Blobs.ReceiveAsync(context, 100_000);
                context.Abort();
                return true;
            }

            return false;
        };

        await PushAsync(registry, chunkSize);

        AssertArrived(registry);
    }

    [Fact]
    public async Task An_upload_whose_response_is_lost_is_not_sent_again()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context =>
        {
            if (context.Request.Method == "PUT")
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                _ = registry.Blobs.Add(Repository, body.ToArray());
                context.Abort();
                return true;
            }

            return false;
        };

        await PushAsync(registry);

        AssertArrived(registry);
        Assert.Single(registry.Requests, request => request.Method == "PUT");
    }

    [Fact]
    public async Task An_upload_that_always_breaks_off_is_given_up()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context =>
        {
            if (context.Request.Method == "PATCH")
            {
                context.Abort();
                return Task.FromResult(true);
            }

            return Task.FromResult(false);
        };

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => PushAsync(registry, chunkSize: 2_000_000));

        Assert.Equal(RegistryErrorKind.RegistryFailed, failure.Kind);
        Assert.InRange(registry.Requests.Count, 3, 30);
    }

    [Fact]
    public async Task A_registry_that_asks_for_a_pause_in_an_upload_gets_it()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var chunks = 0;
        registry.Before = async context =>
        {
            if (context.Request.Method == "PATCH" && ++chunks == 2)
            {
                context.Response.Headers.RetryAfter = "1";
                return await context.SayAsync(429);
            }

            return false;
        };

        await PushAsync(registry, chunkSize: 2_000_000);

        AssertArrived(registry);
        Assert.Equal(TimeSpan.FromSeconds(1), Assert.Single(_events.OfType<RegistryPushEvent.Waiting>()).Delay);
    }

    [Fact]
    public async Task Neither_the_address_of_an_upload_nor_a_password_is_shown()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context => context.Request.Method == "PUT" && await context.SayAsync(500, """{"errors":[{"code":"UNKNOWN","message":"no"}]}""");

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => PushAsync(registry));

        Assert.StartsWith("PUT to the address that the registry named failed: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeBlobs.UploadSecret, failure.ToString(), StringComparison.Ordinal);
        Assert.All(_events, each => Assert.DoesNotContain(FakeBlobs.UploadSecret, each.ToString(), StringComparison.Ordinal));
        Assert.NotEmpty(_events.OfType<RegistryPushEvent.Waiting>());
    }

    [Fact]
    public async Task A_registry_that_receives_more_than_was_sent_is_not_believed()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context =>
        {
            if (context.Request.Method == "PATCH")
            {
                await context.Request.Body.CopyToAsync(Stream.Null);
                context.Response.Headers["Range"] = "0-4999999";
                return await context.SayAsync(202);
            }

            return false;
        };

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => PushAsync(registry, chunkSize: 2_000_000));

        Assert.Contains("more than was sent", failure.Message, StringComparison.Ordinal);
    }

    private static List<long?> RecordChunks(FakeRegistry registry)
    {
        var lengths = new List<long?>();
        registry.Before = context =>
        {
            if (context.Request.Method == "PATCH")
            {
                lengths.Add(context.Request.ContentLength);
            }

            return Task.FromResult(false);
        };
        return lengths;
    }

    private void AssertArrived(FakeRegistry registry)
    {
        Assert.Equal(_image[_blob], Assert.Single(registry.Blobs.Contents).Value);
        Assert.Equal(new RegistryPushEvent.Sent(_blob, Size), _events[^1]);
    }

    private async Task PushAsync(FakeRegistry registry, int? chunkSize = null)
    {
        using var client = new RepositoryClient($"{registry.Address}/{Repository}", login: null, options => options with { MaxAttempts = 3 });
        await client.Repository.PushAsync(_blob, _image, new() { MaxChunkSizeBytes = chunkSize, Progress = new EventCollector(_events) }, Cancel);
    }
}
