using ImageGen.Progress;
using ImageGen.Progress.Plain;
using ImageGen.Tests.Progress;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class BuildFlowTests
{
    [Fact]
    public async Task A_build_answers_with_id_references_builder_and_duration()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var events = new List<BuildEvent>();

        var built = await Image().BuildAsync(engine.Options(tags: ["1.0", "latest"], progress: new Listener(events.Add)));

        Assert.Equal(BuildEngine.Id, built.Id?.ToString());
        Assert.Equal(["registry.test/acme/api:1.0", "registry.test/acme/api:latest"], built.References.Select(reference => reference.ToString()));
        Assert.Equal($"registry.test/acme/api:1.0, registry.test/acme/api:latest ({BuildEngine.Id})", built.ToString());
        Assert.Equal(ImageBuilder.Classic, built.Builder);
        Assert.True(built.Duration > TimeSpan.Zero);
        Assert.Equal(built.References, Assert.IsType<BuildStarted>(events[0]).References);
        Assert.Same(built, Assert.IsType<BuildCompleted>(events[^1]).Image);
    }

    [Fact]
    public async Task All_tags_go_with_one_build_and_base_images_are_pulled_by_default()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);

        _ = await Image().BuildAsync(engine.Options(tags: ["1.0", "latest", "1.0"]));

        var build = Assert.Single(engine.Builds);
        Assert.Equal(2, build.Query["t"].Length);
        Assert.Equal("1", build.Query["pull"][0]);
        Assert.Equal("1", build.Query["rm"][0]);
    }

    [Fact]
    public async Task A_build_without_tags_has_the_images_own_tag_and_so_has_the_push()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = engine.Options() };

        var built = await image.BuildAsync();
        var pushed = await image.PushAsync();

        Assert.Equal(image.Reference, built.Reference);
        Assert.Equal(image.Reference, pushed.Reference.WithoutDigest());
    }

    [Fact]
    public async Task The_images_defaults_hold_for_the_build_and_for_the_push()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = engine.Options(tags: ["2.0"]) };

        _ = await image.BuildAndPushAsync();

        Assert.Equal("2.0", Assert.Single(engine.Pushes).Query["tag"][0]);
    }

    [Fact]
    public async Task Nothing_is_pushed_when_the_build_fails()
    {
        await using var engine = await BuildEngine.StartAsync("""{"errorDetail":{"message":"something broke"}}""");
        var image = Image();

        _ = await Assert.ThrowsAsync<ImageBuildException>(() => image.BuildAndPushAsync(engine.Options(tags: ["1.0"])));

        Assert.Empty(engine.Pushes);
    }

    [Fact]
    public async Task An_image_is_built_once_and_then_pushed()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);

        var pushed = await Image().BuildAndPushAsync(engine.Options(tags: ["1.0", "latest"]));

        Assert.Single(engine.Builds);
        Assert.Equal(2, engine.Pushes.Count);
        Assert.Equal(2, pushed.References.Length);
    }

    [Theory]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable")]
    [InlineData("received unexpected HTTP status: 502 Bad Gateway")]
    [InlineData("received unexpected HTTP status: 500 Internal Server Error")]
    [InlineData("dial tcp: i/o timeout")]
    [InlineData("net/http: TLS handshake timeout")]
    [InlineData("read: connection reset by peer")]
    [InlineData("context deadline exceeded")]
    public async Task What_may_pass_is_built_again(string words)
    {
        await using var engine = await BuildEngine.StartAsync();
        var tries = 0;
        engine.Engine.On("POST", "/build", async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.LineAsync(Interlocked.Increment(ref tries) < 3 ? $$$"""{"errorDetail":{"message":"{{{words}}}"}}""" : BuildEngine.Built);
        });
        var retries = new List<Retrying>();

        _ = await Image().BuildAsync(engine.Options(progress: new Listener(each =>
        {
            if (each is Retrying retry)
            {
                retries.Add(retry);
            }
        })));

        Assert.Equal(3, engine.Builds.Count);
        Assert.All(engine.Builds, build => Assert.Equal(engine.Builds[0].Body.Length, build.Body.Length));
        Assert.Equal([1, 2], retries.Select(retry => retry.Attempt));
        Assert.All(retries, retry => Assert.Equal("build", retry.Operation));
    }

    [Fact]
    public async Task A_failing_command_is_not_built_again()
    {
        await using var engine = await BuildEngine.StartAsync("""{"errorDetail":{"code":1,"message":"The command '/bin/sh -c curl x' returned a non-zero code: 1"}}""");

        _ = await Assert.ThrowsAsync<BuildStepFailedException>(() => Image().BuildAsync(engine.Options()));

        Assert.Single(engine.Builds);
    }

    [Fact]
    public async Task The_output_of_a_failed_step_is_told_once()
    {
        string[] lines = ["""{"stream":"Step 1/2 : FROM scratch\n"}""", """{"stream":"the compiler's error\n"}""", """{"errorDetail":{"code":1,"message":"The command '/bin/sh -c make' returned a non-zero code: 1"}}"""];
        await using var engine = await BuildEngine.StartAsync(lines);
        using var screen = new StringWriter();

        var onConsole = await Assert.ThrowsAsync<BuildStepFailedException>(() => Image().BuildAsync(engine.Options(progress: new PlainProgress(() => screen, TimeProvider.System))));
        var elsewhere = await Assert.ThrowsAsync<BuildStepFailedException>(() => Image().BuildAsync(engine.Options(progress: new Listener(_ => { }))));

        Assert.Contains("#1 | the compiler's error", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("\nThe output of the step is in the progress above.\n", onConsole.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the compiler's error", onConsole.Message, StringComparison.Ordinal);
        Assert.Contains("\nThe last output of the step:\n  the compiler's error\n", elsewhere.Message, StringComparison.Ordinal);
        Assert.Equal(["the compiler's error"], onConsole.LastOutput);
        Assert.Equal(onConsole.LastOutput, elsewhere.LastOutput);
    }

    [Fact]
    public async Task What_the_listener_throws_is_thrown_as_it_is()
    {
        await using var engine = await BuildEngine.StartAsync("""{"stream":"Step 1/2 : FROM scratch\n"}""", BuildEngine.Built);
        var mine = new InvalidOperationException("connection reset, says the listener");

        // The context is sent by another layer's code, which wraps what is thrown inside it.
        foreach (var type in (Type[])[typeof(BuildStarted), typeof(ContextSent), typeof(BuildCompleted)])
        {
            var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Image().BuildAsync(
                engine.Options(progress: new Listener(each => _ = each.GetType() == type ? throw mine : each))));
            Assert.Same(mine, thrown);
        }

        Assert.Equal(2, engine.Builds.Count);
    }

    [Fact]
    public async Task A_time_limit_ends_the_build_on_the_engine()
    {
        await using var engine = await BuildEngine.StartAsync();
        var gone = new TaskCompletionSource();
        engine.Engine.On("POST", "/build", async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.LineAsync("""{"stream":"Step 1/2 : FROM scratch\n"}""");
            await exchange.UntilClientIsGoneAsync();
            gone.SetResult();
        });

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => Image().BuildAsync(engine.Options(tags: ["2.0", "latest"], timeout: TimeSpan.FromMilliseconds(500))));

        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.StartsWith("The build of registry.test/acme/api:2.0 took longer than 0.5 s, the limit in ImageBuildOptions.Timeout, and was canceled. Increase the limit", exception.Message, StringComparison.Ordinal);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Cancelling_ends_the_build_with_the_callers_own_token()
    {
        await using var engine = await BuildEngine.StartAsync();
        engine.Engine.On("POST", "/build", async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.LineAsync("""{"stream":"Step 1/2 : FROM scratch\n"}""");
            await exchange.UntilClientIsGoneAsync();
        });
        using var cancellation = new CancellationTokenSource();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Image().BuildAsync(
            engine.Options(progress: new Listener(each =>
            {
                if (each is StepStarted)
                {
                    cancellation.Cancel();
                }
            })),
            cancellation.Token));

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Single(engine.Builds);
    }

    [Fact]
    public async Task A_dead_engine_is_told_as_such_and_not_tried_again()
    {
        var options = new ImageBuildOptions { Engine = EngineEndpoint.Parse("tcp://127.0.0.1:1"), DockerfileText = "FROM scratch", Progress = new Listener(each => Assert.IsNotType<Retrying>(each)) };

        _ = await Assert.ThrowsAsync<EngineUnreachableException>(() => Image().BuildAsync(options));
    }

    [Fact]
    public async Task Many_builds_of_one_image_at_once_do_not_disturb_each_other()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = Image();

        var built = await Task.WhenAll(Enumerable.Range(0, 16).Select(each => image.BuildAsync(engine.Options(tags: [$"t{each}"]))));

        Assert.Equal(Enumerable.Range(0, 16).Select(each => $"t{each}"), built.Select(each => each.Reference.Tag!.ToString()));
    }

    private static DockerImage Image() => new("registry.test/acme/api:1.0");
}
