using ImageGen.Engine.Tests.Building;
using ImageGen.Engine.Tests.Pushing;
using ImageGen.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Images;

/// <summary>The push of a build's own result.</summary>
public sealed class BuiltImagePushTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryBuilder]
    public async Task Its_own_tags_are_pushed_from_its_own_engine(EngineKind kind)
    {
        var image = NewImage();
        var built = await image.BuildAsync(Options(kind, "first", "2.0", "latest"), Cancellation);

        var pushed = await built.PushAsync(cancellationToken: Cancellation);

        Assert.Equal(kind is EngineKind.BuildKit ? ImageBuilder.BuildKit : ImageBuilder.Classic, built.Builder);
        Assert.Equal(built.References, pushed.References.Select(reference => reference.WithoutDigest()));
        foreach (var reference in pushed.References)
        {
            Assert.Equal(await RegistryAnswer.DigestOfAsync(reference), reference.Digest!.ToString());
        }
    }

    [Theory, EveryBuilder]
    public async Task Builds_at_once_push_each_its_own(EngineKind kind)
    {
        var image = NewImage();
        var tags = Enumerable.Range(0, 4).Select(number => $"t{number}").ToArray();

        var pushed = await Task.WhenAll(tags.Select(async tag =>
        {
            var built = await image.BuildAsync(Options(kind, tag, tag), Cancellation);
            return await built.PushAsync(cancellationToken: Cancellation);
        }));

        Assert.Equal(tags, pushed.Select(each => Assert.Single(each.References).Tag!.ToString()));
        Assert.Equal(tags.Length, pushed.Select(each => each.Digest).Distinct().Count());
    }

    [Theory, EveryBuilder]
    public async Task A_tag_that_a_later_build_has_taken_is_not_pushed(EngineKind kind)
    {
        var image = NewImage();
        var first = await image.BuildAsync(Options(kind, "first", "1.0", "latest"), Cancellation);
        var second = await image.BuildAsync(Options(kind, "second", "2.0", "latest"), Cancellation);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => first.PushAsync(cancellationToken: Cancellation));
        var own = await first.PushAsync(new() { Tags = ["1.0"] }, Cancellation);
        var all = await second.PushAsync(cancellationToken: Cancellation);

        Assert.Equal((PushFailureReason.TagsDiffer, image.Reference.WithTag("latest")), (exception.Reason, exception.Reference));
        Assert.NotEqual(own.Digest, all.Digest);
        Assert.Equal(["2.0", "latest"], all.References.Select(reference => reference.Tag!.ToString()));
    }

    [Theory, EveryBuilder]
    public async Task The_image_itself_pushes_its_own_reference_and_says_what_to_do_where_no_build_gave_it(EngineKind kind)
    {
        var image = new DockerImage(NewImage().Reference.WithoutTag().ToString()) { Defaults = Options(kind, "first") };
        _ = await image.BuildAsync(new() { Tags = ["2.0"] }, Cancellation);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => image.PushAsync(cancellationToken: Cancellation));
        var named = await image.PushAsync(new() { Tags = ["2.0"] }, Cancellation);
        var built = await image.BuildAsync(cancellationToken: Cancellation);
        var own = await image.PushAsync(cancellationToken: Cancellation);

        Assert.Equal((PushFailureReason.ImageNotFound, image.Reference), (exception.Reason, exception.Reference));
        Assert.Contains("built.PushAsync()", exception.Message, StringComparison.Ordinal);
        Assert.Equal("2.0", named.Reference.Tag!.ToString());
        Assert.Equal(built.Reference, own.Reference.WithoutDigest());
    }

    [Fact]
    public async Task A_removed_image_is_an_error_before_anything_is_sent()
    {
        var built = await NewImage().BuildAsync(Options(EngineKind.BuildKit, "first", "1.0", "2.0"), Cancellation);
        await using (var connection = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, Cancellation))
        {
            await connection.Images.RemoveAsync(built.References[1].ToString(), Cancellation);
        }

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => built.PushAsync(cancellationToken: Cancellation));

        Assert.Equal((PushFailureReason.ImageNotFound, built.References[1]), (exception.Reason, exception.Reference));
        await Assert.ThrowsAsync<HttpRequestException>(() => RegistryAnswer.DigestOfAsync(built.References[0]));
    }

    [Fact]
    public async Task A_build_that_left_a_folder_alone_has_nothing_to_push()
    {
        var folder = Directory.CreateTempSubdirectory("imagegen-built");
        var options = Options(EngineKind.BuildKit, "first", "1.0");
        options.Outputs.Add(BuildOutput.Directory(folder.FullName));
        var built = await NewImage().BuildAsync(options, Cancellation);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => built.PushAsync(cancellationToken: Cancellation));

        Assert.Contains("BuildOutput.Image()", exception.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static DockerImage NewImage() => new($"{EngineEnvironment.Registry}/image-built-{Guid.NewGuid():n}");

    private static ImageBuildOptions Options(EngineKind kind, string label, params string[] tags) => new()
    {
        Engine = kind is EngineKind.Podman ? EngineEnvironment.Podman : EngineEnvironment.Docker,
        Builder = kind is EngineKind.BuildKit ? ImageBuilder.BuildKit : ImageBuilder.Classic,
        Context = BuildContext.Empty,
        DockerfileText = $"FROM {EngineEnvironment.BaseImage}\nLABEL built={label}\n",
        Tags = [.. tags.Select(ImageTag.Parse)],
        Progress = BuildProgress.Quiet,
        Retry = RetryOptions.None,
    };
}
