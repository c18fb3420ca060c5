using ImageGen.Progress;
using ImageGen.Tests.Progress;
using Xunit;

namespace ImageGen.Tests.Pushing;

public sealed class PushTests
{
    private const string Digest = "sha256:217778b707464af087f0310455de1faa7bd6b8916be2ffeaa23b5a2c47f5372f";

    [Fact]
    public async Task The_digest_is_the_engines_data_and_not_its_text()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api",
            """{"status":"The push refers to repository [registry.test/acme/api]"}""",
            $$"""{"status":"1.0: digest: sha256:{{new string('0', 64)}} size: 1"}""",
            $$$"""{"progressDetail":{},"aux":{"Tag":"1.0","Digest":"{{{Digest}}}","Size":527}}""");

        var pushed = await PushEngine.Image().PushAsync(engine.Options());

        Assert.Equal("registry.test/acme/api:1.0@" + Digest, pushed.Reference.ToString());
        Assert.Equal(Digest, pushed.Digest.ToString());
        Assert.Equal(527, pushed.ManifestSizeBytes);
        Assert.Equal(PushEngine.Id, pushed.Id?.ToString());
    }

    [Fact]
    public async Task An_engine_that_sends_no_data_is_believed_by_its_summary()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", $$"""{"status":"1.0: digest: {{Digest}} size: 427"}""");

        var pushed = await PushEngine.Image().PushAsync(engine.Options());

        Assert.Equal(Digest, pushed.Digest.ToString());
        Assert.Equal(427, pushed.ManifestSizeBytes);
    }

    [Fact]
    public async Task An_engine_that_says_nothing_of_the_digest_is_asked_for_it()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Has("registry.test/acme/api:1.0", Digest, "other.test/acme/api@sha256:" + new string('0', 64), "registry.test/acme/api@" + Digest, "registry.test/acme/api@" + Digest);
        engine.Push("acme/api", """{"status":"Pushed","id":"52acde1a892b"}""");

        var pushed = await PushEngine.Image().PushAsync(engine.Options());

        Assert.Equal("registry.test/acme/api:1.0@" + Digest, pushed.Reference.ToString());
    }

    [Fact]
    public async Task A_push_that_ends_without_a_digest_is_no_success()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", """{"status":"Pushed","id":"aaaa"}""");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options()));

        Assert.Contains("did not report the digest", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_tag_is_pushed_by_its_name_and_never_all_of_them()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", Aux(Digest));

        var pushed = await PushEngine.Image().PushAsync(engine.Options(tags: ["1.0", "latest", "1.0"]));

        Assert.Equal(["1.0", "latest"], engine.Pushes.Select(push => Assert.Single(push.Query["tag"])));
        Assert.Equal(["registry.test/acme/api:1.0@" + Digest, "registry.test/acme/api:latest@" + Digest], pushed.References.Select(reference => reference.ToString()));
    }

    [Fact]
    public async Task Without_tags_and_without_a_build_the_images_own_tag_is_pushed()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", Aux(Digest));
        var image = new DockerImage("registry.test/acme/api");
        engine.Has(image.Reference.ToString(), "sha256:" + new string('a', 64));

        _ = await image.PushAsync(engine.Options());

        Assert.Equal(image.Reference.Tag!.ToString(), Assert.Single(engine.Pushes.Single().Query["tag"]));
    }

    [Fact]
    public async Task Tags_of_different_images_are_found_out_before_anything_is_pushed()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", Aux(Digest));
        engine.Has("registry.test/acme/api:latest", "sha256:" + new string('b', 64));

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options(tags: ["1.0", "latest"])));

        Assert.Equal(PushFailureReason.TagsDiffer, exception.Reason);
        Assert.Empty(engine.Pushes);
    }

    [Fact]
    public async Task A_digest_that_changes_between_two_tags_is_told()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Engine.On("POST", "/images/registry.test/acme/api/push", exchange =>
            exchange.LineAsync(Aux(exchange.Request.Query["tag"][0] == "1.0" ? Digest : "sha256:" + new string('9', 64))));

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options(tags: ["1.0", "latest"])));

        Assert.Equal(PushFailureReason.TagsDiffer, exception.Reason);
        Assert.Contains(Digest, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_platform_of_an_image_is_asked_for_where_the_engine_can()
    {
        await using var engine = await PushEngine.StartAsync(apiVersion: "1.46");
        engine.Push("acme/api", Aux(Digest));

        _ = await PushEngine.Image().PushAsync(engine.Options(platform: "linux/arm64"));

        Assert.Contains("\"arm64\"", Assert.Single(engine.Pushes.Single().Query["platform"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_platform_of_an_image_is_refused_where_the_engine_cannot()
    {
        await using var engine = await PushEngine.StartAsync(apiVersion: "1.41");
        engine.Push("acme/api", Aux(Digest));

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options(platform: "linux/arm64")));

        Assert.Equal(PushFailureReason.NotSupported, exception.Reason);
        Assert.Contains("1.46", exception.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Pushes);
    }

    [Fact]
    public async Task Only_the_credentials_of_the_images_own_registry_are_sent()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", Aux(Digest));

        _ = await PushEngine.Image().PushAsync(engine.Options(credentials: [new("other.test", "someone", "other-secret"), new("registry.test", "me", "my-secret")]));

        var sent = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(engine.Pushes.Single().Headers["X-Registry-Auth"].TrimEnd('=')));
        Assert.Contains("my-secret", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("other-secret", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_comes_in_the_engines_order_on_the_calling_flow()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", [.. Enumerable.Range(0, 200).Select(each => $$$"""{"status":"Pushing","id":"aaaa","progressDetail":{"current":{{{each}}},"total":200}}"""), Aux(Digest)]);
        var events = new List<BuildEvent>();

        _ = await PushEngine.Image().PushAsync(engine.Options(progress: new Listener(events.Add)));

        Assert.IsType<PushStarted>(events[0]);
        Assert.Equal(Enumerable.Range(0, 200).Select(each => (long?)each), events.OfType<PushProgressed>().Select(each => each.CurrentBytes));
        Assert.Equal(Digest, Assert.IsType<PushCompleted>(events[^1]).Image.Digest!.ToString());
    }

    [Fact]
    public async Task What_the_listener_throws_ends_the_push_and_is_not_lost()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Push("acme/api", """{"status":"Pushing","id":"aaaa"}""", Aux(Digest));
        var mine = new InvalidOperationException("connection reset, says the listener");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => PushEngine.Image().PushAsync(
            engine.Options(progress: new Listener(each => _ = each is PushProgressed ? throw mine : each))));

        Assert.Same(mine, thrown);
        Assert.Single(engine.Pushes);
    }

    [Fact]
    public async Task A_quiet_stream_is_waited_for_and_a_time_limit_ends_it()
    {
        await using var engine = await PushEngine.StartAsync();
        var gone = new TaskCompletionSource();
        engine.Engine.On("POST", "/images/registry.test/acme/api/push", async exchange =>
        {
            await exchange.LineAsync("""{"status":"Preparing","id":"aaaa"}""");
            await exchange.UntilClientIsGoneAsync();
            gone.SetResult();
        });

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => PushEngine.Image().PushAsync(engine.Options(timeout: TimeSpan.FromMilliseconds(300))));

        Assert.Equal(PushFailureReason.TimedOut, exception.Reason);
        Assert.StartsWith($"The push of {PushEngine.Image().Reference} took longer than 0.3 s, the limit in ImagePushOptions.Timeout, and was canceled. Increase the limit", exception.Message, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(exception.InnerException);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Cancelling_ends_the_push_with_the_callers_own_token()
    {
        await using var engine = await PushEngine.StartAsync();
        engine.Engine.On("POST", "/images/registry.test/acme/api/push", async exchange =>
        {
            await exchange.LineAsync("""{"status":"Preparing","id":"aaaa"}""");
            await exchange.UntilClientIsGoneAsync();
        });
        using var cancellation = new CancellationTokenSource();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PushEngine.Image().PushAsync(
            engine.Options(progress: new Listener(each => { if (each is PushProgressed) { cancellation.Cancel(); } })), cancellation.Token));

        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    private static string Aux(string digest) => $$$"""{"progressDetail":{},"aux":{"Tag":"1.0","Digest":"{{{digest}}}","Size":527}}""";
}
