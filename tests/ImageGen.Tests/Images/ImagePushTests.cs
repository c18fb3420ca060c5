using System.Reflection;
using Xunit;

namespace ImageGen.Tests.Images;

/// <summary>The push of an image by its name: it knows nothing of builds.</summary>
public sealed class ImagePushTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void An_image_holds_no_state_of_builds() =>
        Assert.All(typeof(DockerImage).GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public), field => Assert.True(field.IsInitOnly, field.Name));

    [Fact]
    public async Task The_images_own_reference_is_pushed_whatever_was_built_before()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = engine.Options() };
        _ = await image.BuildAsync(new() { Tags = ["2.0", "latest"] }, Cancel);

        var pushed = await image.PushAsync(cancellationToken: Cancel);

        Assert.Equal(image.Reference, Assert.Single(pushed.References).WithoutDigest());
        Assert.Equal("1.0", Assert.Single(engine.Pushes).Query["tag"][0]);
    }

    [Fact]
    public async Task The_tags_that_the_call_names_are_pushed()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = engine.Options() };
        _ = await image.BuildAsync(cancellationToken: Cancel);

        var pushed = await image.PushAsync(new() { Tags = ["latest", "2.0"] }, Cancel);

        Assert.Equal(["latest", "2.0"], pushed.References.Select(reference => reference.Tag!.ToString()));
    }

    [Fact]
    public async Task The_engine_of_an_earlier_build_is_not_the_pushs()
    {
        await using var builder = await BuildEngine.StartAsync(BuildEngine.Built);
        await using var engine = await BuildEngine.StartAsync();
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = engine.Options() };
        _ = await image.BuildAsync(builder.Options(), Cancel);

        _ = await image.PushAsync(cancellationToken: Cancel);

        Assert.Empty(builder.Pushes);
        Assert.Single(engine.Pushes);
    }

    [Fact]
    public async Task A_tag_without_a_fixed_text_is_the_same_for_build_and_push()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = new DockerImage("registry.test/acme/api") { Defaults = engine.Options() };
        engine.Has(image.Reference.Tag!.ToString());

        var built = await image.BuildAsync(cancellationToken: Cancel);
        var pushed = await image.PushAsync(cancellationToken: Cancel);

        Assert.Equal(built.Reference, pushed.Reference.WithoutDigest());
    }

    [Fact]
    public async Task An_own_reference_that_no_build_gave_is_an_error_that_says_what_to_do()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var image = new DockerImage("registry.test/acme/api:3.0") { Defaults = engine.Options() };
        engine.HasNot("3.0");
        _ = await image.BuildAsync(new() { Tags = ["2.0"] }, Cancel);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => image.PushAsync(cancellationToken: Cancel));

        Assert.Equal((PushFailureReason.ImageNotFound, image.Reference), (exception.Reason, exception.Reference));
        Assert.Contains("'await built.PushAsync()'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ImagePushOptions.Tags", exception.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Pushes);
    }
}
