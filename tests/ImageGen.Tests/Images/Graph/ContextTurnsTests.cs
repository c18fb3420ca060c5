using ImageGen.Images.Graph;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Images.Graph;

/// <summary>Builds of one folder send it one after the other.</summary>
public sealed class ContextTurnsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<BuildEvent, bool> Events => new()
    {
        { new StepCompleted("1", "[internal] load build context", Cached: false, Duration: null, Error: null), true },
        { new StepCompleted("1", "[2/3] RUN make", Cached: false, Duration: null, Error: null), true },
        { new BuildStarted(["acme/a:1"], ImageBuilder.InProcess, "this process"), true },
        { new BuildStarted(["acme/a:1"], ImageBuilder.Classic, "Docker Engine"), true },
        { new BuildStarted(["acme/a:1"], ImageBuilder.BuildKit, "Docker Engine"), false },
        { new StepCompleted("1", "[internal] load build definition from Dockerfile", Cached: false, Duration: null, Error: null), false },
        { new StepCompleted("1", "[1/3] FROM docker.io/library/busybox:1", Cached: false, Duration: null, Error: null), false },
        { new StepStarted("1", "[internal] load build context"), false },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_turn_ends_when_the_engine_has_the_context(BuildEvent value, bool ends)
    {
        var turns = new ContextTurns();
        using var first = await turns.TakeAsync("/a", Cancel);
        var second = turns.TakeAsync("/a", Cancel);

        first.Watch(value);

        var limit = TimeSpan.FromSeconds(ends ? 30 : 0.1);
        Assert.Equal(ends, await Task.WhenAny(second, Task.Delay(limit, Cancel)) == second);
        first.Dispose();
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Other_folders_and_no_folder_do_not_wait()
    {
        var turns = new ContextTurns();
        using var first = await turns.TakeAsync("/a", Cancel);
        using var other = await turns.TakeAsync("/b", Cancel);
        using var none = await turns.TakeAsync(null, Cancel);
        using var noneToo = await turns.TakeAsync(null, Cancel);
    }
}
