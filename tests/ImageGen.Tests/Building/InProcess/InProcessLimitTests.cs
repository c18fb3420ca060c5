using ImageGen.Building.InProcess;
using ImageGen.Oci;
using ImageGen.Tests.Building.BuildKit;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.Tests.Building.InProcess;

/// <summary>What needs an engine is refused before anything is fetched: no base image of these builds exists.</summary>
public sealed class InProcessLimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, int> Refused => new()
    {
        { "FROM missing.test/a\nCOPY a b\nRUN make\n", "this step runs a command, which needs an engine.", 3 },
        { "FROM missing.test/a AS one\nRUN make\nFROM missing.test/b\nCOPY --from=one /a /b\n", "this step runs a command", 2 },
        { "FROM missing.test/a AS one\nONBUILD RUN make\nFROM one\n", "this step runs a command", 2 },
        { "FROM missing.test/a\nADD https://github.com/acme/shop.git /src\n", "this step clones a Git repository", 2 },
        { "FROM missing.test/a\nCOPY --unknown a b\n", "unknown", 2 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Refused))]
    public async Task An_instruction_is_refused_at_its_line(string dockerfile, string message, int line)
    {
        var exception = await Assert.ThrowsAnyAsync<ImageBuildException>(() => BuildAsync(dockerfile, new()));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(line, exception.Line);
    }

    [Fact]
    public async Task A_stage_that_the_target_does_not_need_may_run_commands()
    {
        var outcome = await BuildAsync("FROM missing.test/a AS unused\nRUN make\nFROM scratch\nLABEL a=b\n", new());

        Assert.NotNull(outcome.Id);
    }

    public static TheoryData<ImageBuildOptions, string> Options => new()
    {
        { new() { CacheTo = [BuildCache.Registry("acme/cache")] }, "CacheTo" },
        { new() { Classic = new() { Squash = true } }, "Squash" },
        { new() { Platforms = ["windows/amd64"] }, "windows/amd64" },
        { new() { Context = BuildContext.FromUrl("https://github.com/acme/shop.git") }, "an engine fetches this context" },
        { new() { Outputs = [BuildOutput.Image() with { Attributes = BuildOutput.Image().Attributes.Add("store", "true") }] }, "'store'" },
        { new() { Outputs = [BuildOutput.DockerArchive("a.tar")], Platforms = ["linux/amd64", "linux/arm64"] }, "one platform" },
    };

    [Theory, MemberData(nameof(Options))]
    public async Task An_option_is_refused_by_name(ImageBuildOptions options, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAnyAsync<ImageBuildException>(() => BuildAsync("FROM missing.test/a\n", options))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Another_frontend_is_refused() =>
        Assert.Contains("acme/frontend", (await Assert.ThrowsAnyAsync<ImageBuildException>(() => BuildAsync("# syntax=acme/frontend\nFROM missing.test/a\n", new()))).Message, StringComparison.Ordinal);

    private async Task<ImageGen.Building.BuildOutcome> BuildAsync(string dockerfile, ImageBuildOptions options)
    {
        using var cache = new ImageCache(Path.Combine(_folder.Path, "cache"));
        return await new InProcessBuilder(cache).BuildAsync(await BuildRequests.WithAsync(options, dockerfile), BuildProgress.Quiet, TestContext.Current.CancellationToken);
    }
}
