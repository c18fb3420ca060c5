using System.Diagnostics;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

public sealed class CancelledBuildTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory, InlineData(EngineKind.BuildKit), InlineData(EngineKind.Classic)]
    public async Task Cancelling_stops_the_command_that_runs_on_the_engine(EngineKind kind)
    {
        await using var workshop = await Workshop.OpenAsync(kind);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        // A number that no other process of this machine has in its command line.
        var seconds = Random.Shared.Next(100_000_000, 999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var build = workshop.BuildAsync(workshop.NewReference(), $"FROM $BASE\nRUN echo it runs; sleep {seconds}\n", cancellationToken: cancellation.Token);
        await UntilAsync(() => build.IsCompleted || Processes.CommandLines().Exists(line => line == $"sleep {seconds}"));
        Assert.False(build.IsCompleted, $"The build ended by itself: {build.Exception}");

        var since = Stopwatch.StartNew();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build);
        Assert.True(since.Elapsed < Soon, "The caller waited for the engine.");
        await UntilAsync(() => !Processes.CommandLines().Exists(line => line.Contains(seconds, StringComparison.Ordinal)));
    }

    /// <summary>Podman lets a command that runs go on to its end, whatever its client does; but the build ends there.</summary>
    [Fact]
    public async Task Cancelling_on_Podman_ends_the_build_with_the_step_that_runs()
    {
        await using var workshop = await Workshop.OpenAsync(EngineKind.Podman);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reference = workshop.NewReference();
        // So long that cancelling comes first, and so odd that no other process sleeps as long.
        var seconds = "8." + Random.Shared.Next(100_000_000, 999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var build = workshop.BuildAsync(reference, $"FROM $BASE\nRUN echo {Guid.NewGuid()}; sleep {seconds}\nRUN true\n", cancellationToken: cancellation.Token);
        await UntilAsync(() => build.IsCompleted || Processes.CommandLines().Exists(line => line == $"sleep {seconds}"));
        Assert.False(build.IsCompleted, $"The build ended by itself: {build.Exception}");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build);
        await UntilAsync(() => !Processes.CommandLines().Exists(line => line.Contains(seconds, StringComparison.Ordinal)));
        await workshop.BuildAsync(workshop.NewReference(), $"FROM $BASE\nRUN echo {Guid.NewGuid()}\n");
        Assert.Null(await workshop.Connection.Images.InspectAsync(reference.ToString(), TestContext.Current.CancellationToken));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Soon);
        while (!isSo())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
