using Xunit;

namespace ImageGen.Tests.Images;

/// <summary>A result of a build as a value.</summary>
public sealed class BuiltImageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_that_say_the_same_are_equal_wherever_they_come_from()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var built = await new DockerImage("registry.test/acme/api:1.0").BuildAsync(engine.Options(), Cancel);

        var made = new BuiltImage { Id = built.Id, References = built.References, Builder = built.Builder, Duration = built.Duration, Warnings = built.Warnings };

        Assert.Equal(made, built);
        Assert.Equal(made.GetHashCode(), built.GetHashCode());
        Assert.Equal(built, built with { });
        Assert.NotEqual(built, built with { Duration = built.Duration * 2 });
        Assert.NotEqual(built, built with { Id = null });
        Assert.Equal(made.ToString(), built.ToString());
    }

    [Fact]
    public async Task A_copy_is_pushed_from_the_same_engine_under_its_own_references()
    {
        await using var engine = await BuildEngine.StartAsync(BuildEngine.Built);
        var built = await new DockerImage("registry.test/acme/api:1.0").BuildAsync(engine.Options(tags: ["1.0", "latest"]), Cancel);

        _ = await (built with { References = [built.References[1]], Duration = default }).PushAsync(cancellationToken: Cancel);

        Assert.Equal("latest", Assert.Single(engine.Pushes).Query["tag"][0]);
    }

    [Fact]
    public async Task A_result_that_the_program_made_itself_is_pushed_from_the_engine_of_the_options()
    {
        await using var engine = await BuildEngine.StartAsync();
        var made = new BuiltImage { Id = null, References = ["registry.test/acme/api:2.0"], Builder = ImageBuilder.Auto, Duration = default };

        var pushed = await made.PushAsync(new() { Engine = engine.Engine.Endpoint, Progress = BuildProgress.Quiet }, Cancel);

        Assert.Equal(made.References, pushed.References.Select(reference => reference.WithoutDigest()));
    }

    [Fact]
    public async Task Without_references_there_is_nothing_to_push()
    {
        foreach (var made in (BuiltImage[])
        [
            new() { Id = null, References = [], Builder = ImageBuilder.Auto, Duration = default },
            new() { Id = null, References = default, Builder = ImageBuilder.Auto, Duration = default },
        ])
        {
            var exception = await Assert.ThrowsAsync<ImagePushException>(() => made.PushAsync(cancellationToken: Cancel));

            Assert.Contains("BuiltImage.References is empty", exception.Message, StringComparison.Ordinal);
        }
    }
}
