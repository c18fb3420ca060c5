using ImageGen.Auto;
using ImageGen.Progress;
using ImageGen.Tests.Building;
using Xunit;

namespace ImageGen.Tests.Auto;

public sealed class ProjectTurnTests
{
    private readonly string _root = Guid.NewGuid().ToString();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publishes_that_share_a_library_take_turns_and_the_wait_is_a_step()
    {
        var events = new EventList();
        var first = await WaitAsync(events, "A.csproj", "Core.csproj");
        Assert.Empty(events.Events);

        var second = WaitAsync(events, "B.csproj", "Core.csproj");

        Assert.False(second.IsCompleted);
        Assert.Equal("[host] wait for another image that builds Core.csproj", Assert.IsType<StepStarted>(Assert.Single(events.Events)).Name);
        first.Dispose();
        (await second).Dispose();
        Assert.Null(Assert.IsType<StepCompleted>(events.Events[1]).Error);
    }

    [Fact]
    public async Task Publishes_without_a_common_project_do_not_wait()
    {
        var events = new EventList();
        using var first = await WaitAsync(events, "A.csproj", "Core.csproj");
        using var second = await WaitAsync(events, "B.csproj", "Other.csproj");

        Assert.Empty(events.Events);
    }

    [Fact]
    public async Task A_canceled_wait_leaves_no_project_taken()
    {
        var events = new EventList();
        using var canceled = new CancellationTokenSource();
        var first = await WaitAsync(events, "Core.csproj");
        var second = ProjectTurn.WaitAsync(Paths("B.csproj", "Core.csproj"), events, canceled.Token);

        await canceled.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        using var third = await WaitAsync(new EventList(), "B.csproj", "Core.csproj");
    }

    private Task<ProjectTurn> WaitAsync(EventList events, params string[] projects) => ProjectTurn.WaitAsync(Paths(projects), events, Cancel);

    private IEnumerable<string> Paths(params string[] projects) => projects.Select(project => Path.Combine(_root, project));
}
