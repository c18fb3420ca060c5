using System.Buffers.Text;
using System.Text;
using ImageGen.Building;
using ImageGen.Credentials;
using ImageGen.Tests.Engines;
using ImageGen.Tests.Progress;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class BaseImagePullsTests
{
    private static readonly ImageReference Base = "registry.test/base:1";
    private static readonly ImageReference Pinned = "registry.test/base@sha256:" + new string('b', 64);

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(false, true, 1)]
    [InlineData(true, false, 0)]
    [InlineData(true, true, 1)]
    public async Task An_image_is_pulled_when_it_is_missing_or_always(bool present, bool always, int pulls)
    {
        await using var engine = await StartAsync("""{"status":"Status: Image is up to date"}""");
        Has(engine, Base, present);

        await PullAsync(engine, always, images: Base);

        Assert.Equal(pulls, Pulls(engine).Count);
    }

    [Fact]
    public async Task An_image_named_by_its_digest_is_not_pulled_again()
    {
        await using var engine = await StartAsync();
        Has(engine, Pinned, present: true);

        await PullAsync(engine, always: true, images: Pinned);

        Assert.Empty(Pulls(engine));
    }

    [Fact]
    public async Task An_image_of_another_platform_is_pulled_anew()
    {
        await using var engine = await StartAsync();
        Has(engine, Base, present: true);

        await PullAsync(engine, always: false, platform: "linux/arm64", images: Base);

        Assert.Equal("linux/arm64", Assert.Single(Pulls(engine)).Query["platform"][0]);
    }

    [Fact]
    public async Task Each_image_is_pulled_once_with_the_credentials_of_its_own_registry()
    {
        await using var engine = await StartAsync();

        await PullAsync(engine, always: true, credentials: [new("registry.test", "me", "my-secret"), new("other.test", "me", "other-secret")], images: [Base, Base, "other.test/tool:2"]);

        Assert.Equal(2, Pulls(engine).Count);
        var sent = Pulls(engine).ToDictionary(
            pull => pull.Query["fromImage"][0]!, pull => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(pull.Headers["X-Registry-Auth"].TrimEnd('='))), StringComparer.Ordinal);
        Assert.Contains("my-secret", sent["registry.test/base"], StringComparison.Ordinal);
        Assert.DoesNotContain("other-secret", sent["registry.test/base"], StringComparison.Ordinal);
        Assert.Contains("other-secret", sent["other.test/tool"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_status_is_told_with_its_image()
    {
        await using var engine = await StartAsync("""{"status":"Downloading","id":"aaaa","progressDetail":{"current":1,"total":2}}""");
        var events = new List<BuildEvent>();

        await PullAsync(engine, always: true, progress: new Listener(events.Add), images: Base);

        Assert.Equal(new PullProgressed(Base, "aaaa", "Downloading", 1, 2), Assert.Single(events));
    }

    [Theory]
    [InlineData("manifest for registry.test/base:1 not found: manifest unknown", "Check its name and tag")]
    [InlineData("pull access denied for registry.test/base, repository does not exist or may require 'docker login'", "docker login registry.test")]
    [InlineData("Get \\\"https://registry.test/v2/\\\": dial tcp: lookup registry.test: no such host", "can reach it")]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable", "try again later")]
    public async Task A_failed_pull_names_the_image_and_says_what_to_do(string words, string advice)
    {
        await using var engine = await StartAsync($$$"""{"errorDetail":{"message":"{{{words}}}"}}""");

        var exception = await Assert.ThrowsAsync<BaseImageException>(() => PullAsync(engine, always: true, images: Base));

        Assert.Equal(Base, exception.Image);
        Assert.Contains("registry.test/base:1", exception.Message, StringComparison.Ordinal);
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Pull = false", exception.Message, StringComparison.Ordinal);
        Assert.Equal(words.Contains("503", StringComparison.Ordinal), exception.IsTransient);
    }

    [Fact]
    public async Task An_image_that_only_the_engine_has_is_told_how_to_be_built_from()
    {
        await using var engine = await StartAsync();
        engine.Answer("POST", "/images/create", """{"message":"manifest for registry.test/base:1 not found: manifest unknown"}""", 404);
        Has(engine, Base, present: true);

        var exception = await Assert.ThrowsAsync<BaseImageException>(() => PullAsync(engine, always: true, images: Base));

        Assert.Contains("set Pull = false", exception.Message, StringComparison.Ordinal);
        Assert.IsType<EngineRequestException>(exception.InnerException);
    }

    private static async Task<FakeEngine> StartAsync(params string[] lines)
    {
        var engine = await FakeEngine.StartAsync();
        engine.On("POST", "/images/create", async exchange =>
        {
            await exchange.WriteAsync("");
            foreach (var line in lines)
            {
                await exchange.LineAsync(line);
            }
        });
        return engine;
    }

    private static void Has(FakeEngine engine, ImageReference image, bool present) => engine.Answer(
        "GET",
        $"/images/{image}/json",
        present ? $$"""{"Id":"sha256:{{new string('a', 64)}}","Os":"linux","Architecture":"amd64"}""" : """{"message":"No such image"}""",
        present ? 200 : 404);

    private static IReadOnlyList<FakeRequest> Pulls(FakeEngine engine) => [.. engine.Requests.Where(request => request.Path == "/images/create")];

    private static async Task PullAsync(
        FakeEngine engine, bool always, Platform? platform = null, RegistryCredentials[]? credentials = null, IProgress<BuildEvent>? progress = null, params ImageReference[] images)
    {
        await using var connection = await engine.ConnectAsync();
        var source = new RegistryCredentialSource(credentials ?? [], DockerConfiguration.Load(TestEnvironment.Empty));
        await new BaseImagePulls(connection, source).PullAsync(images, platform, always, progress ?? BuildProgress.None, TestContext.Current.CancellationToken);
    }
}
