using System.Net;
using System.Text;
using System.Text.Json;
using ImageGen.Credentials;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Tests.Engines;

public sealed class EngineImagesTests
{
    private static readonly EngineCredentials Credentials = EngineCredentials.FromProgram(new("registry.example:5000", "me", "pässword???>>>"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pull_without_tag_takes_latest_and_not_every_tag_there_is()
    {
        await using var engine = await StreamingAsync("/images/create", """{"status":"Pulling"}""");
        await using var connection = await engine.ConnectAsync();

        await connection.Images.PullAsync("busybox", platform: null, credentials: null, Ignore, Cancellation);

        var query = engine.Request("/images/create").Query;
        Assert.Equal(["docker.io/library/busybox"], query["fromImage"]);
        Assert.Equal(["latest"], query["tag"]);
        Assert.False(query.ContainsKey("platform"));
    }

    [Fact]
    public async Task A_pull_by_digest_asks_for_the_digest_and_the_platform()
    {
        var digest = "sha256:" + new string('a', 64);
        await using var engine = await StreamingAsync("/images/create", """{"status":"Pulling"}""");
        await using var connection = await engine.ConnectAsync();

        await connection.Images.PullAsync("registry.example:5000/shop/api:1@" + digest, "linux/arm64/v8", credentials: null, Ignore, Cancellation);

        var query = engine.Request("/images/create").Query;
        Assert.Equal(["registry.example:5000/shop/api"], query["fromImage"]);
        Assert.Equal([digest], query["tag"]);
        Assert.Equal(["linux/arm64/v8"], query["platform"]);
    }

    [Fact]
    public async Task Credentials_go_as_base64url_with_padding()
    {
        await using var engine = await StreamingAsync("/images/registry.example:5000/api/push", """{"status":"Pushing"}""");
        await using var connection = await engine.ConnectAsync();

        await connection.Images.PushAsync("registry.example:5000/api:1", platform: null, Credentials, Ignore, Cancellation);

        var header = engine.Request("/images/registry.example:5000/api/push").Headers["X-Registry-Auth"];
        Assert.DoesNotContain('+', header);
        Assert.DoesNotContain('/', header);
        Assert.Equal(0, header.Length % 4);
        using var json = JsonDocument.Parse(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/')));
        Assert.Equal("me", json.RootElement.GetProperty("username").GetString());
        Assert.Equal("pässword???>>>", json.RootElement.GetProperty("password").GetString());
        Assert.Equal("registry.example:5000", json.RootElement.GetProperty("serveraddress").GetString());
    }

    [Fact]
    public async Task Without_credentials_the_header_says_so_since_old_engines_refuse_a_push_that_has_none()
    {
        await using var engine = await StreamingAsync("/images/registry.example:5000/api/push", """{"status":"Pushing"}""");
        await using var connection = await engine.ConnectAsync();

        await connection.Images.PushAsync("registry.example:5000/api:1", platform: null, credentials: null, Ignore, Cancellation);

        Assert.Equal("{}", Encoding.UTF8.GetString(Convert.FromBase64String(engine.Request("/images/registry.example:5000/api/push").Headers["X-Registry-Auth"])));
    }

    [Theory]
    [InlineData("/images/create")]
    [InlineData("/images/registry.example:5000/api/push")]
    public async Task An_error_within_a_successful_answer_is_told_as_an_error(string path)
    {
        await using var engine = await StreamingAsync(path, """{"status":"Preparing"}""", """{"errorDetail":{"message":"denied: no access"},"error":"denied"}""");
        await using var connection = await engine.ConnectAsync();
        var messages = new List<EngineMessage>();

        await (path == "/images/create"
            ? connection.Images.PullAsync("registry.example:5000/api:1", platform: null, credentials: null, messages.Add, Cancellation)
            : connection.Images.PushAsync("registry.example:5000/api:1", platform: null, credentials: null, messages.Add, Cancellation));

        Assert.Equal("denied: no access", messages[^1].Error);
    }

    [Fact]
    public async Task The_digest_of_a_push_is_read_from_the_message_for_programs()
    {
        await using var engine = await StreamingAsync("/images/registry.example:5000/api/push", """{"progressDetail":{},"aux":{"Tag":"1","Digest":"sha256:ab","Size":528}}""");
        await using var connection = await engine.ConnectAsync();
        var messages = new List<EngineMessage>();

        await connection.Images.PushAsync("registry.example:5000/api:1", platform: null, credentials: null, messages.Add, Cancellation);

        Assert.Equal("sha256:ab", Assert.Single(messages).Aux!.Value.GetProperty("Digest").GetString());
    }

    [Fact]
    public async Task A_refusal_has_the_status_the_engine_and_the_engines_words()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Answer("POST", "/images/create", """{"message":"manifest for api:1 not found"}""", 404);
        await using var connection = await engine.ConnectAsync();

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() =>
            connection.Images.PullAsync("registry.example:5000/api:1", platform: null, Credentials, Ignore, Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, failure.StatusCode);
        Assert.Equal("manifest for api:1 not found", failure.EngineError);
        Assert.Contains("Docker Engine 0.0-fake (API 1.41) refused to pull registry.example:5000/api:1 (404): manifest for api:1 not found", failure.Message);
        Assert.DoesNotContain(Credentials.Login.Password, failure.ToString());
    }

    [Fact]
    public async Task A_refusal_without_JSON_is_told_as_it_is()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Answer("POST", "/images/busybox/tag", "Bad Gateway", 502);
        await using var connection = await engine.ConnectAsync();

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() => connection.Images.TagAsync("busybox", "registry.example:5000/api:1", Cancellation));

        Assert.Contains("refused to tag busybox as registry.example:5000/api:1 (502): Bad Gateway", failure.Message);
    }

    [Fact]
    public async Task One_platform_of_an_image_is_pushed_by_engines_that_can()
    {
        await using var engine = await StreamingAsync("/images/registry.example:5000/api/push", """{"status":"Pushing"}""");
        engine.ApiVersion = "1.46";
        await using var connection = await engine.ConnectAsync();

        await connection.Images.PushAsync("registry.example:5000/api:1", "linux/arm/v7", credentials: null, Ignore, Cancellation);

        Assert.Equal(["""{"os":"linux","architecture":"arm","variant":"v7"}"""], engine.Request("/images/registry.example:5000/api/push").Query["platform"]);
    }

    [Fact]
    public async Task An_engine_that_cannot_push_one_platform_is_named_and_not_asked()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.ApiVersion = "1.45";
        await using var connection = await engine.ConnectAsync();

        var failure = await Assert.ThrowsAsync<EngineRequestException>(() =>
            connection.Images.PushAsync("registry.example:5000/api:1", "linux/arm64", credentials: null, Ignore, Cancellation));

        Assert.Contains("Docker Engine 0.0-fake (API 1.45) cannot push one platform", failure.Message);
        Assert.DoesNotContain(engine.Requests, each => each.Method == "POST");
    }

    [Fact]
    public async Task An_image_that_the_engine_has_not_is_null()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Answer("GET", "/images/busybox:2/json", """{"message":"No such image: busybox:2"}""", 404);
        await using var connection = await engine.ConnectAsync();

        Assert.Null(await connection.Images.InspectAsync("busybox:2", Cancellation));
    }

    [Fact]
    public async Task An_image_is_told_with_its_names_platform_and_labels()
    {
        var id = "sha256:" + new string('b', 64);
        await using var engine = await FakeEngine.StartAsync();
        engine.Answer("GET", "/images/api/json", $$"""{"Id":"{{id}}","RepoTags":["api:1"],"RepoDigests":null,"Os":"linux","Architecture":"arm","Variant":"v7","Config":{"Labels":{"a":"b=c:\"d\"\n"} },"RootFS":{"Type":"layers"} }""");
        await using var connection = await engine.ConnectAsync();

        var image = (await connection.Images.InspectAsync("api", Cancellation))!;

        Assert.Equal(ImageDigest.Parse(id), image.Id);
        Assert.Equal(["api:1"], image.RepoTags);
        Assert.Empty(image.RepoDigests);
        Assert.Equal(("linux", "arm", "v7"), (image.Os, image.Architecture, image.Variant));
        Assert.Equal("b=c:\"d\"\n", image.Labels["a"]);
    }

    [Fact]
    public async Task A_cancelled_push_closes_its_connection()
    {
        await using var engine = await FakeEngine.StartAsync();
        using var cancel = new CancellationTokenSource();
        var gone = new TaskCompletionSource();
        engine.On("POST", "/images/registry.example:5000/api/push", async exchange =>
        {
            await exchange.LineAsync("""{"status":"Pushing"}""");
            await exchange.UntilClientIsGoneAsync();
            gone.SetResult();
        });
        await using var connection = await engine.ConnectAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.Images.PushAsync("registry.example:5000/api:1", platform: null, credentials: null, _ => cancel.Cancel(), cancel.Token));

        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public void No_call_of_the_library_is_ended_by_its_own_clock()
    {
        using var handler = new HttpClientHandler();
        using var client = LibraryTransport.CreateClient(handler, new Uri("http://docker/"), new Version(1, 41), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

        Assert.Equal(Timeout.InfiniteTimeSpan, client.Options.Timeout);
    }

    private static void Ignore(EngineMessage message)
    {
    }

    private static async Task<FakeEngine> StreamingAsync(string path, params string[] lines)
    {
        var engine = await FakeEngine.StartAsync();
        engine.On("POST", path, async exchange =>
        {
            foreach (var line in lines)
            {
                await exchange.LineAsync(line);
            }
        });
        return engine;
    }
}
