using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Progress;

/// <summary>The kind of progress that the environment names.</summary>
public sealed class AutomaticProgressTests
{
    private static readonly ImageReference Image = "acme/api:1";

    [Theory, InlineData("quiet", false), InlineData(" QUIET ", false), InlineData("json", false), InlineData("plain", true), InlineData("auto", true), InlineData("", true), InlineData(null, true)]
    public void The_variable_names_the_kind(string? value, bool showsOutput)
    {
        using var operation = new AutomaticProgress(_ => value).Begin(Image);

        // Standard error of a test is no terminal, so the live view is plain lines.
        Assert.Equal(showsOutput, operation.ShowsOutput);
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_before_the_build()
    {
        var image = new DockerImage("acme/api", "1") { Defaults = new() { Progress = new AutomaticProgress(_ => "fancy") } };

        var error = await Assert.ThrowsAsync<ImageGenException>(() => image.BuildAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("IMAGEGEN_PROGRESS=fancy is not a kind of progress. Use auto, live, plain, quiet or json.", error.Message);
        Assert.Equal("'fancy' is not a kind of progress. Use auto, live, plain, quiet or json. (Parameter 'name')", Assert.Throws<ArgumentException>(() => BuildProgress.FromName("fancy")).Message);
    }

    [Fact]
    public void Names_find_the_receivers()
    {
        Assert.Same(BuildProgress.Auto, BuildProgress.FromName("auto"));
        Assert.Same(BuildProgress.Live, BuildProgress.FromName("Live"));
        Assert.Same(BuildProgress.Plain, BuildProgress.FromName("plain"));
        Assert.Same(BuildProgress.Quiet, BuildProgress.FromName("quiet"));
        Assert.Same(BuildProgress.Json, BuildProgress.FromName("json"));
    }
}
