using ImageGen.BuildKit.FileSync.Packets;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

public sealed class PromisedContentsTests
{
    private readonly OutstandingContents _promised = new();

    [Fact]
    public void Lists_at_full_speed_if_nothing_is_requested() =>
        Assert.True(WaitAsync(listed: 100_000).IsCompletedSuccessfully);

    [Fact]
    public void Continues_to_list_while_the_daemon_follows_closely()
    {
        _promised.Add(1000);

        Assert.True(WaitAsync(1000 + OutstandingContents.MaxAhead - 1).IsCompletedSuccessfully);
        Assert.False(WaitAsync(1000 + OutstandingContents.MaxAhead).IsCompleted);
    }

    [Fact]
    public async Task Waits_until_the_daemon_has_caught_up()
    {
        _promised.Add(0);
        var waiting = WaitAsync(listed: 1000);

        _promised.Add(1000 - OutstandingContents.ResumeAhead - 1);
        // A late request, which does not show the daemon's progress.
        _promised.Add(5);
        Assert.False(waiting.IsCompleted);
        _promised.Add(1000 - OutstandingContents.ResumeAhead);

        await waiting;
    }

    [Fact]
    public async Task Stops_waiting_when_all_requested_contents_are_sent()
    {
        _promised.Add(0);
        _promised.Add(1);
        var waiting = WaitAsync(listed: 1000);

        _promised.Remove();
        Assert.False(waiting.IsCompleted);
        _promised.Remove();

        await waiting;
    }

    [Fact]
    public async Task Waits_for_contents_if_many_are_outstanding()
    {
        for (var id = 0u; id < OutstandingContents.MaxOutstanding; id++)
        {
            _promised.Add(id);
        }

        var waiting = WaitAsync(OutstandingContents.MaxOutstanding);
        Assert.False(waiting.IsCompleted);
        _promised.Remove();

        await waiting;
    }

    [Fact]
    public async Task Ends_the_waiting_with_its_token()
    {
        _promised.Add(0);
        using var ending = new CancellationTokenSource();
        var waiting = _promised.WaitForCapacityAsync(1000, ending.Token);

        await ending.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task WaitAsync(long listed) => _promised.WaitForCapacityAsync(listed, TestContext.Current.CancellationToken);
}
