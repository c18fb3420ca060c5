using System.Text;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.Oci.Registries.Connections;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class BlobPullTests
{
    private const string Repository = "acme/api";

    private static readonly byte[] Content = TestImage.Bytes(300_000, seed: 1);
    private static readonly Descriptor Blob = Descriptor.Of(MediaTypes.OciLayer, Content);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blob_comes_back_byte_for_byte()
    {
        await using var registry = await StartAsync();
        using var client = Client(registry);

        Assert.Equal(Content, await ReadAsync(client));
        Assert.True(await client.Repository.ExistsAsync(Blob, Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_connection_is_continued_at_the_byte_that_was_reached(bool supportsRanges)
    {
        await using var registry = await StartAsync();
        registry.Blobs.SupportsRanges = supportsRanges;
        var ranges = new List<string>();
        registry.Before = async context =>
        {
            ranges.Add(context.Request.Headers.Range.ToString());
            return ranges.Count == 1 && await context.CutAsync(Content, 100_000);
        };
        using var client = Client(registry);

        Assert.Equal(Content, await ReadAsync(client));

        Assert.Equal(2, ranges.Count);
        Assert.Equal("", ranges[0]);
        Assert.Matches("^bytes=[1-9][0-9]*-$", ranges[1]);
    }

    [Fact]
    public async Task A_connection_that_always_breaks_is_given_up()
    {
        await using var registry = await StartAsync();
        registry.Before = context => context.CutAsync(Content, 1000);
        registry.Blobs.SupportsRanges = false;
        using var client = Client(registry);

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => ReadAsync(client));

        Assert.Equal(RegistryErrorKind.RegistryFailed, failure.Kind);
        // Each of three readings may take three requests, because a connection can also break before its first byte.
        Assert.InRange(registry.Requests.Count, 2, 9);
    }

    [Fact]
    public async Task A_registry_that_falls_silent_is_asked_again()
    {
        await using var registry = await StartAsync();
        var first = true;
        registry.Before = async context =>
        {
            if (first)
            {
                first = false;
                context.Response.ContentLength = Content.Length;
                await context.Response.Body.WriteAsync(Content.AsMemory(0, 5000));
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return true;
            }

            return false;
        };
        using var client = Client(registry, options => options with { IdleTimeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(Content, await ReadAsync(client));
        Assert.Equal(2, registry.Requests.Count);
    }

    [Fact]
    public async Task Bytes_that_are_not_of_the_digest_are_refused()
    {
        await using var registry = await StartAsync();
        registry.Blobs.Contents[(Repository, Blob.Digest.ToString())] = TestImage.Bytes(Content.Length, seed: 2);
        using var client = Client(registry);

        var mismatch = await Assert.ThrowsAsync<ContentMismatchException>(() => ReadAsync(client));

        Assert.Equal(Blob, mismatch.Descriptor);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400_000)]
    public async Task A_blob_of_another_length_is_refused_before_it_is_read(int length)
    {
        await using var registry = await StartAsync();
        registry.Blobs.Contents[(Repository, Blob.Digest.ToString())] = new byte[length];
        using var client = Client(registry);

        await Assert.ThrowsAsync<ContentMismatchException>(() => client.Repository.OpenAsync(Blob, Cancel));

        Assert.Single(registry.Requests);
    }

    [Fact]
    public async Task A_missing_blob_is_named_with_its_repository()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = Client(registry);

        var missing = await Assert.ThrowsAsync<ContentNotFoundException>(() => client.Repository.OpenAsync(Blob, Cancel));

        Assert.Contains($"{registry.Address}/acme/api", missing.Message, StringComparison.Ordinal);
        Assert.False(await client.Repository.ExistsAsync(Blob, Cancel));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Another_host_gets_the_request_without_the_credentials(int status)
    {
        await using var storage = await StartAsync();
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = async context => await context.RefuseUnlessAsync(BasicOfMe, "Basic realm=x")
            || await context.RedirectAsync($"http://{storage.Address}{context.Request.Path}?signature=s3cret", status);
        using var client = Client(registry, login: Login);

        Assert.Equal(Content, await ReadAsync(client));

        Assert.Equal(["", BasicOfMe], registry.Requests.Select(request => request.Authorization));
        Assert.Equal([""], storage.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task The_same_host_gets_the_credentials_again()
    {
        await using var registry = await StartAsync();
        registry.Before = async context => await context.RefuseUnlessAsync(BasicOfMe, "Basic realm=x")
            || (context.Request.Query.Count == 0 && await context.RedirectAsync(context.Request.Path + "?moved=1"));
        using var client = Client(registry, login: Login);

        Assert.Equal(Content, await ReadAsync(client));
        Assert.Equal(["", BasicOfMe, BasicOfMe], registry.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_storage_server_that_refuses_shows_no_signature()
    {
        await using var storage = await FakeRegistry.StartAsync();
        storage.Before = context => context.SayAsync(403, "<Error>SignatureDoesNotMatch</Error>");
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.RedirectAsync($"http://{storage.Address}/x?signature=s3cret");
        using var client = Client(registry);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => ReadAsync(client));

        Assert.Equal($"{storage.Address} responded 403 Forbidden", refusal.Reason);
        Assert.DoesNotContain("s3cret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context => context.RedirectAsync(context.Request.Path);
        using var client = Client(registry);

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.OpenAsync(Blob, Cancel));

        Assert.Contains("more than 10 times", failure.Message, StringComparison.Ordinal);
        Assert.Equal(11, registry.Requests.Count);
    }

    [Fact]
    public async Task A_plain_storage_server_gets_no_credentials_of_an_encrypted_registry()
    {
        using var certificates = new TestCertificates();
        await using var storage = await StartAsync();
        await using var registry = await FakeRegistry.StartAsync(certificates.Daemon);
        registry.Before = async context => await context.RefuseUnlessAsync(BasicOfMe, "Basic realm=x") || await context.RedirectAsync($"http://{storage.Address}{context.Request.Path}");
        using var client = Client(registry, login: Login);

        Assert.Equal(Content, await ReadAsync(client));
        Assert.Equal([""], storage.Requests.Select(request => request.Authorization));
    }

    [Theory]
    [InlineData("ghcr.io", false, "https://a.test/", "http://a.test/", true)]
    [InlineData("ghcr.io", true, "https://a.test/", "http://a.test/", false)]
    [InlineData("ghcr.io", false, "https://a.test/", "https://b.test/", false)]
    [InlineData("ghcr.io", false, "http://a.test/", "http://a.test/", false)]
    public void Only_an_insecure_registry_may_name_a_plain_address(string registry, bool isInsecure, string from, string target, bool isRefused)
    {
        using var http = new RegistryHttp(new());
        var endpoint = new RegistryEndpoint(http, RegistryServer.ForRegistry(registry, isInsecure), registry);

        var refusal = Record.Exception(() => endpoint.RequireSecure(new Uri(from), new Uri(target)));

        Assert.Equal(isRefused, refusal is RegistryRequestException { Kind: RegistryErrorKind.Insecure });
    }

    private static RegistryCredentials Login => new("registry.test", "me", "pass");

    private static string BasicOfMe => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me:pass"));

    private static async Task<FakeRegistry> StartAsync()
    {
        var registry = await FakeRegistry.StartAsync();
        Assert.Equal(Blob.Digest, registry.Blobs.Add(Repository, Content));
        return registry;
    }

    private static RepositoryClient Client(FakeRegistry registry, Func<RegistryClientOptions, RegistryClientOptions>? configure = null, RegistryCredentials? login = null) =>
        new($"{registry.Address}/{Repository}", login, options => (configure ?? (same => same))(options with { MaxAttempts = 3 }));

    private static async Task<byte[]> ReadAsync(RepositoryClient client)
    {
        await using var stream = await client.Repository.OpenAsync(Blob, Cancel);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Cancel);
        return read.ToArray();
    }
}
