using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Oci.Tests.Registries;

public sealed class RetryTests
{
    private static readonly byte[] Manifest = """{"schemaVersion":2,"layers":[]}"""u8.ToArray();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_transient_failure_is_tried_again(int status)
    {
        await using var registry = await StartAsync(failures: 2, status);
        using var client = Client(registry);

        Assert.Equal(Manifest, (await client.Repository.ReadManifestAsync("1.0", Cancel)).Content.ToArray());
        Assert.Equal(3, registry.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task A_refusal_is_not_tried_again(int status)
    {
        await using var registry = await StartAsync(failures: 9, status);
        using var client = Client(registry);

        var refusal = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.ReadManifestAsync("1.0", Cancel));

        Assert.Equal(status, (int)refusal.StatusCode!);
        Assert.Single(registry.Requests);
    }

    [Fact]
    public async Task A_failure_that_stays_is_given_up()
    {
        await using var registry = await StartAsync(failures: 9, status: 503);
        using var client = Client(registry);

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.ReadManifestAsync("1.0", Cancel));

        Assert.True(failure.IsTransient);
        Assert.Equal(3, registry.Requests.Count);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again()
    {
        var requests = 0;
        await using var registry = await StartAsync(failures: 0, status: 0);
        registry.Before = context =>
        {
            if (++requests == 1)
            {
                context.Abort();
                return Task.FromResult(true);
            }

            return Task.FromResult(false);
        };
        using var client = Client(registry);

        Assert.Equal(Manifest, (await client.Repository.ReadManifestAsync("1.0", Cancel)).Content.ToArray());
    }

    [Theory]
    [InlineData("1", 1, 1)]
    [InlineData("100000", 2, 2)]
    [InlineData("date", 0, 2)]
    [InlineData("nonsense", 0, 0.5)]
    public async Task The_registry_decides_about_the_delay_up_to_a_maximum(string retryAfter, double min, double max)
    {
        await using var registry = await StartAsync(
            failures: 1, status: 429, retryAfter == "date" ? DateTimeOffset.UtcNow.AddSeconds(2).ToString("R", CultureInfo.InvariantCulture) : retryAfter);
        using var client = Client(registry);
        var events = new List<RegistryPushEvent>();
        var image = new TestImage();
        var started = Stopwatch.GetTimestamp();

        await client.Repository.PushAsync(image.AddRandom(10, 1), image, new() { Progress = new EventCollector(events) }, Cancel);

        var waiting = Assert.Single(events.OfType<RegistryPushEvent.Waiting>());
        Assert.InRange(waiting.Delay.TotalSeconds, min, max);
        Assert.True(Stopwatch.GetElapsedTime(started) >= waiting.Delay);
        Assert.Equal($"{registry.Address} responded 429 Too Many Requests", waiting.Reason);
    }

    [Fact]
    public async Task A_caller_can_cancel_a_delay()
    {
        await using var registry = await StartAsync(failures: 9, status: 503);
        using var client = Client(registry, TimeSpan.FromHours(1));
        using var cancel = new CancellationTokenSource(200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Repository.ReadManifestAsync("1.0", cancel.Token));
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_is_given_up()
    {
        await using var registry = await StartAsync(failures: 0, status: 0);
        registry.Before = async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        using var client = new RepositoryClient($"{registry.Address}/acme/api", login: null, options => options with { IdleTimeout = TimeSpan.FromMilliseconds(200) });

        var failure = await Assert.ThrowsAsync<RegistryRequestException>(() => client.Repository.ReadManifestAsync("1.0", Cancel));

        Assert.Contains("did not respond in time", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<FakeRegistry> StartAsync(int failures, int status, string? retryAfter = null)
    {
        var registry = await FakeRegistry.StartAsync();
        registry.Manifests["1.0"] = (MediaTypes.OciManifest, Manifest);
        var requests = 0;
        // A push starts with a HEAD, which is followed by a GET if it fails.
        registry.Before = async context =>
        {
            if (context.Request.Method == "HEAD" || ++requests > failures)
            {
                return false;
            }

            context.Response.Headers.RetryAfter = retryAfter;
            return await context.SayAsync(status);
        };
        return registry;
    }

    private static RepositoryClient Client(FakeRegistry registry, TimeSpan? delay = null) =>
        new($"{registry.Address}/acme/api", login: null, options => options with { MaxAttempts = 3, RetryDelay = delay ?? options.RetryDelay, MaxRetryDelay = delay ?? TimeSpan.FromSeconds(2) });
}
