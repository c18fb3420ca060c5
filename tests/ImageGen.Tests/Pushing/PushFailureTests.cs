using ImageGen.Progress;
using ImageGen.Tests.Progress;
using Xunit;

namespace ImageGen.Tests.Pushing;

public sealed class PushFailureTests
{
    private const string Success = """{"aux":{"Tag":"1.0","Digest":"sha256:217778b707464af087f0310455de1faa7bd6b8916be2ffeaa23b5a2c47f5372f","Size":527}}""";

    /// <summary>What engines were heard to say: Docker Engine 20.10, Podman 4.3, and Docker's containerd store.</summary>
    [Theory]
    [InlineData("An image does not exist locally with the tag: registry.test/acme/api", PushFailureReason.ImageNotFound, "Build it first")]
    [InlineData("tag does not exist: registry.test/acme/api:1.0", PushFailureReason.ImageNotFound, "Build it first")]
    [InlineData("denied: requested access to the resource is denied", PushFailureReason.AccessDenied, "docker login registry.test")]
    [InlineData("unauthorized: authentication required", PushFailureReason.AccessDenied, "docker login registry.test")]
    [InlineData("no basic auth credentials", PushFailureReason.AccessDenied, "ImagePushOptions.Credentials")]
    [InlineData("push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed", PushFailureReason.AccessDenied, "docker login")]
    [InlineData("error parsing HTTP 403 response body: invalid character 's' looking for beginning of value: \"sorry\"", PushFailureReason.AccessDenied, "docker login")]
    [InlineData("name unknown: The repository with name 'acme/api' does not exist in the registry", PushFailureReason.RepositoryNotFound, "Create the repository 'acme/api'")]
    [InlineData("error parsing HTTP 404 response body: invalid character 's' looking for beginning of value: \"sorry\"", PushFailureReason.RepositoryNotFound, "Create the repository")]
    [InlineData("Get \"http://registry.test/v2/\": dial tcp 127.0.0.1:5799: connect: connection refused", PushFailureReason.RegistryUnreachable, "can reach it")]
    [InlineData("Get \"https://registry.test/v2/\": dial tcp: lookup registry.test on 10.0.0.1:53: no such host", PushFailureReason.RegistryUnreachable, "can reach it")]
    [InlineData("Get \"https://registry.test/v2/\": http: server gave HTTP response to HTTPS client", PushFailureReason.InsecureRegistry, "insecure-registries")]
    [InlineData("pinging container registry registry.test: Get \"https://registry.test/v2/\": tls: first record does not look like a TLS handshake", PushFailureReason.InsecureRegistry, "registries.conf")]
    [InlineData("Get \"https://registry.test/v2/\": x509: certificate signed by unknown authority", PushFailureReason.InsecureRegistry, "certificate")]
    [InlineData("received unexpected HTTP status: 500 Internal Server Error", PushFailureReason.RegistryFailed, "Try again later")]
    [InlineData("toomanyrequests: the limit is reached", PushFailureReason.RegistryFailed, "Try again later")]
    [InlineData("something that nobody foresaw", PushFailureReason.Unknown, "docker push registry.test/acme/api:1.0")]
    public async Task The_engines_words_are_told_with_what_to_do(string words, PushFailureReason reason, string advice)
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", $$$"""{"errorDetail":{"message":{{{Json(words)}}}},"error":"older words"}""");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options(retry: RetryOptions.None)));

        Assert.Equal(reason, exception.Reason);
        Assert.Equal("registry.test/acme/api:1.0", exception.Reference!.ToString());
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("older words", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"errorDetail":{"message":"denied: no"}}""")]
    [InlineData("""{"error":"denied: no"}""")]
    public async Task An_error_in_a_stream_of_status_200_is_an_error_in_either_form(string line)
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", line, Success);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options()));

        Assert.Equal(PushFailureReason.AccessDenied, exception.Reason);
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_found_out_before_another_tag_is_pushed()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", Success);
        engine.HasNot("registry.test/acme/api:2.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options(tags: ["1.0", "2.0"])));

        Assert.Equal(PushFailureReason.ImageNotFound, exception.Reason);
        Assert.Equal("registry.test/acme/api:2.0", exception.Reference!.ToString());
        Assert.Empty(engine.Pushes);
    }

    [Fact]
    public async Task An_error_status_of_the_engine_is_a_failed_push_too()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Engine.Answer("POST", "/images/registry.test/acme/api/push", """{"message":"failed to find image registry.test/acme/api:1.0: image not known"}""", 404);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options()));

        Assert.Equal(PushFailureReason.ImageNotFound, exception.Reason);
        Assert.IsType<EngineRequestException>(exception.InnerException);
    }

    [Fact]
    public async Task A_refusal_names_the_user_and_never_the_password()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", """{"errorDetail":{"message":"unauthorized: incorrect username or password"}}""");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options(credentials: [new("registry.test", "robot", "s3cret!")])));

        Assert.Contains("robot", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_in_the_images_own_name_is_no_sign()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Has("registry.test/acme/denied:1.0", "sha256:" + new string('a', 64));
        engine.Push("acme/denied", """{"errorDetail":{"message":"push of acme/denied: received unexpected HTTP status: 500 Internal Server Error"}}""");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => new DockerImage("registry.test/acme/denied:1.0").PushAsync(engine.Options(retry: RetryOptions.None)));

        Assert.Equal(PushFailureReason.RegistryFailed, exception.Reason);
    }

    [Theory]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable")]
    [InlineData("received unexpected HTTP status: 502 Bad Gateway")]
    [InlineData("received unexpected HTTP status: 500 Internal Server Error")]
    [InlineData("dial tcp 10.0.0.1:443: i/o timeout")]
    [InlineData("net/http: TLS handshake timeout")]
    [InlineData("read tcp 10.0.0.2:3->10.0.0.1:443: read: connection reset by peer")]
    [InlineData("context deadline exceeded")]
    public async Task What_may_pass_is_tried_again_with_a_wait_that_is_told(string words)
    {
        await using var engine = await PushEngine.StartAsync();
        var tries = 0;
        engine.Engine.On("POST", "/images/registry.test/acme/api/push", exchange =>
            exchange.LineAsync(Interlocked.Increment(ref tries) < 3 ? $$$"""{"errorDetail":{"message":{{{Json(words)}}}}}""" : Success));
        var events = new List<BuildEvent>();

        var pushed = await PushEngine.Image().PushAsync(engine.Options(progress: new Listener(events.Add)));

        Assert.Equal(3, engine.Pushes.Count);
        Assert.NotNull(pushed.Digest);
        var retries = events.OfType<Retrying>().ToList();
        Assert.Equal([1, 2], retries.Select(retry => retry.Attempt));
        Assert.All(retries, retry => Assert.Equal("push", retry.Operation));
        Assert.Equal([TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)], retries.Select(retry => retry.Delay));
        Assert.Contains(words, retries[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_failure_is_thrown_when_the_tries_are_used_up()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", """{"errorDetail":{"message":"received unexpected HTTP status: 503 Service Unavailable"}}""");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options()));

        Assert.Equal(PushFailureReason.RegistryFailed, exception.Reason);
        Assert.Equal(3, engine.Pushes.Count);
    }

    [Theory]
    [InlineData("denied: requested access to the resource is denied")]
    [InlineData("name unknown: no such repository")]
    [InlineData("dial tcp 127.0.0.1:1: connect: connection refused")]
    public async Task A_refusal_is_not_tried_again(string words)
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", $$$"""{"errorDetail":{"message":{{{Json(words)}}}}}""");

        _ = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options()));

        Assert.Single(engine.Pushes);
    }

    [Fact]
    public async Task An_engine_that_dies_during_the_push_is_not_mistaken_for_the_registry()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Engine.On("POST", "/images/registry.test/acme/api/push", async exchange =>
        {
            await exchange.LineAsync("""{"status":"Preparing","id":"aaaa"}""");
            exchange.Drop();
        });

        _ = await Assert.ThrowsAsync<EngineUnreachableException>(() => PushEngine.Image().PushAsync(engine.Options()));
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
