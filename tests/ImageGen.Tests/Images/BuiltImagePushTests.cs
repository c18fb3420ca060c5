using System.Buffers.Text;
using System.Text;
using ImageGen.Progress;
using ImageGen.Tests.Progress;
using Xunit;

namespace ImageGen.Tests.Images;

/// <summary>The push of a build's result: its references, its engine, its options.</summary>
public sealed class BuiltImagePushTests
{
    private const string OtherId = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_references_are_pushed_all_of_them_in_order_from_its_engine()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var built = await Image().BuildAsync(engine.Options(tags: ["2.0", "latest"]), Cancel);

        var pushed = await built.PushAsync(cancellationToken: Cancel);

        Assert.Equal(["2.0", "latest"], engine.Pushes.Select(push => Assert.Single(push.Query["tag"])));
        Assert.Equal(built.References, pushed.References.Select(reference => reference.WithoutDigest()));
        Assert.Equal($"registry.test/acme/api:2.0@{pushed.Digest}, registry.test/acme/api:latest@{pushed.Digest}", pushed.ToString());
        Assert.Single(engine.Builds);
    }

    [Fact]
    public async Task Later_builds_of_the_image_change_nothing_of_it()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = Image();
        var first = await image.BuildAsync(engine.Options(tags: ["1.0"]), Cancel);
        _ = await image.BuildAsync(engine.Options(tags: ["2.0"]), Cancel);
        engine.AnswerBuilds("""{"errorDetail":{"message":"something broke"}}""");
        _ = await Assert.ThrowsAsync<ImageBuildException>(() => image.BuildAsync(engine.Options(tags: ["latest"]), Cancel));

        _ = await first.PushAsync(cancellationToken: Cancel);

        Assert.Equal("1.0", Assert.Single(engine.Pushes).Query["tag"][0]);
    }

    [Fact]
    public async Task Builds_at_once_push_their_own_tags_each_from_its_own_engine()
    {
        await using var one = await BuildEngine.StartAsync(BuildEngine.Built);
        await using var two = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = Image();
        var tags = Enumerable.Range(0, 16).Select(number => $"t{number}").ToArray();
        foreach (var tag in tags)
        {
            one.Has(tag);
            two.Has(tag);
        }

        var pushed = await Task.WhenAll(tags.Select((tag, number) => Task.Run(
            async () =>
            {
                var built = await image.BuildAsync((number % 2 == 0 ? one : two).Options(tags: [tag]), Cancel);
                return await built.PushAsync(cancellationToken: Cancel);
            },
            Cancel)));

        Assert.Equal(tags, pushed.Select(each => Assert.Single(each.References).Tag!.ToString()));
        Assert.Equal(tags.Where((_, number) => number % 2 == 0).Order(), one.Pushes.Select(push => push.Query["tag"][0]).Order());
        Assert.Equal(tags.Where((_, number) => number % 2 == 1).Order(), two.Pushes.Select(push => push.Query["tag"][0]).Order());
    }

    [Fact]
    public async Task Credentials_and_progress_are_those_of_the_build_unless_the_push_has_its_own()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var (ofBuild, ofPush) = (new List<BuildEvent>(), new List<BuildEvent>());
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = new() { Credentials = { new("registry.test", "robot", "of-the-build") } } };
        var built = await image.BuildAsync(engine.Options(progress: new Listener(ofBuild.Add)), Cancel);
        ofBuild.Clear();

        _ = await built.PushAsync(cancellationToken: Cancel);
        _ = await built.PushAsync(new() { Credentials = { new("registry.test", "me", "of-the-push") }, Progress = new Listener(ofPush.Add) }, Cancel);

        Assert.Equal(["of-the-build", "of-the-push"], engine.Pushes.Select(push => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(push.Headers["X-Registry-Auth"].TrimEnd('='))).Split('"').Single(word => word.StartsWith("of-", StringComparison.Ordinal))));
        Assert.Single(ofBuild.OfType<PushCompleted>());
        Assert.Single(ofPush.OfType<PushCompleted>());
    }

    [Fact]
    public async Task Tags_choose_among_those_of_the_build()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var built = await Image().BuildAsync(engine.Options(tags: ["1.0", "2.0", "latest"]), Cancel);

        var pushed = await built.PushAsync(new() { Tags = ["latest", "1.0", "latest"] }, Cancel);

        Assert.Equal(["latest", "1.0"], pushed.References.Select(reference => reference.Tag!.ToString()));
        Assert.Equal(2, engine.Pushes.Count);
    }

    [Fact]
    public async Task A_tag_that_the_build_did_not_give_is_an_error_before_the_engine_is_asked()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var built = await Image().BuildAsync(engine.Options(tags: ["1.0", "latest"]), Cancel);
        var asked = engine.Engine.Requests.Count;

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => built.PushAsync(new() { Tags = ["1.0", "2.0"] }, Cancel));

        Assert.Equal((PushFailureReason.ImageNotFound, "registry.test/acme/api:2.0"), (exception.Reason, exception.Reference!.ToString()));
        Assert.Contains("'2.0'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'1.0', 'latest'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(asked, engine.Engine.Requests.Count);
    }

    [Fact]
    public async Task A_tag_that_the_build_will_not_give_is_an_error_before_the_build()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => Image().BuildAndPushAsync(engine.Options(tags: ["1.0"]), new() { Tags = ["2.0"] }, Cancel));

        Assert.Contains("ImageBuildOptions.Tags", exception.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Engine.Requests);
    }

    [Fact]
    public async Task A_tag_that_another_build_has_taken_is_not_pushed()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var built = await Image().BuildAsync(engine.Options(tags: ["1.0", "latest"]), Cancel);
        engine.Has("latest", OtherId);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => built.PushAsync(cancellationToken: Cancel));

        Assert.Equal((PushFailureReason.TagsDiffer, "registry.test/acme/api:latest"), (exception.Reason, exception.Reference!.ToString()));
        Assert.Contains("another build has moved the tag", exception.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Pushes);
    }

    [Fact]
    public async Task An_image_that_was_removed_since_is_an_error_that_says_so()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var built = await Image().BuildAsync(engine.Options(tags: ["1.0"]), Cancel);
        engine.HasNot("1.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => built.PushAsync(cancellationToken: Cancel));

        Assert.Equal(PushFailureReason.ImageNotFound, exception.Reason);
        Assert.Contains("no longer has the image registry.test/acme/api:1.0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_engine_that_the_push_names_may_have_the_image_under_another_id()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        await using var other = await BuildEngine.StartAsync();
        other.Has("1.0", OtherId);
        var built = await Image().BuildAsync(engine.Options(tags: ["1.0"]), Cancel);

        _ = await built.PushAsync(new() { Engine = other.Engine.Endpoint }, Cancel);

        Assert.Single(other.Pushes);
        Assert.Empty(engine.Pushes);
    }

    [Fact]
    public async Task A_cancelled_push_ends_with_the_callers_own_token()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var built = await Image().BuildAsync(engine.Options(tags: ["1.0"]), Cancel);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => built.PushAsync(cancellationToken: cancellation.Token));

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Empty(engine.Pushes);
    }

    private static DockerImage Image() => new("registry.test/acme/api:1.0");
}
