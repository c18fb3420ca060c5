using ImageGen.Oci;
using Xunit;

namespace ImageGen.Tests.Building.InProcess;

/// <summary>A named context with the name of a stage is used instead of it, as <c>dockerfile2llb</c> of BuildKit does.</summary>
public sealed class ReplacedStageTests : IDisposable
{
    private readonly BuiltLayout _built = new();

    public void Dispose() => _built.Dispose();

    [Fact]
    public async Task A_replaced_target_is_the_image_itself()
    {
        await CreateBaseAsync();

        var configuration = await BuildAsync("FROM missing.test/a AS one\nRUN make\n");

        Assert.Equal("base", configuration.Config.Labels["from"]);
        Assert.Single(configuration.DiffIds);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("0")]
    public async Task Files_are_copied_from_the_replacement(string from)
    {
        await CreateBaseAsync();

        var configuration = await BuildAsync($"FROM missing.test/a AS one\nRUN make\nFROM scratch\nCOPY --from={from} /base.txt /copy.txt\n");

        Assert.Equal("COPY /base.txt /copy.txt # buildkit", Assert.Single(configuration.History).CreatedBy);
    }

    [Fact]
    public async Task Triggers_of_the_replacement_run_and_those_of_the_stage_do_not()
    {
        await CreateBaseAsync();

        var configuration = await BuildAsync("FROM missing.test/a AS one\nONBUILD RUN make\nFROM one\nLABEL own=yes\n");

        Assert.Equal(["base", "triggered", "yes"], configuration.Config.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Value).Order(StringComparer.Ordinal));
        Assert.Empty(configuration.Config.OnBuild);
    }

    private async Task CreateBaseAsync()
    {
        _built.Folder.Write("base.txt", "base");
        await _built.RunAsync(new() { Context = BuildContext.FromDirectory("."), Outputs = [BuildOutput.OciLayout("base")] }, "FROM scratch\nCOPY base.txt /\nLABEL from=base\nONBUILD LABEL trigger=triggered\n");
    }

    private async Task<ImageConfiguration> BuildAsync(string dockerfile)
    {
        var layout = await _built.BuildAsync(new() { NamedContexts = { ["one"] = NamedContext.FromOciLayout(_built.Folder.At("base")) } }, dockerfile);
        var manifest = ImageManifest.Parse(await BuiltLayout.ReadAsync(layout, layout.Index.Manifests[0]));
        return ImageConfiguration.Parse(await BuiltLayout.ReadAsync(layout, manifest.Config));
    }
}
