using ImageGen.BuildKit.FileSync.Packets;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

public sealed class PromisedContentsTests
{
    private readonly PromisedContents _promised = new();

    [Fact]
    public void Lists_as_fast_as_it_can_where_nothing_is_asked_for() =>
        Assert.True(WaitAsync(listed: 100_000).IsCompletedSuccessfully);

    [Fact]
    public void Lists_on_while_the_daemon_is_close_behind()
    {
        _promised.Add(1000);

        Assert.True(WaitAsync(1000 + PromisedContents.ManyAhead - 1).IsCompletedSuccessfully);
        Assert.False(WaitAsync(1000 + PromisedContents.ManyAhead).IsCompleted);
    }

    [Fact]
    public async Task Waits_until_the_daemon_has_come_closer()
    {
        _promised.Add(0);
        var waiting = WaitAsync(listed: 1000);

        _promised.Add(1000 - PromisedContents.FewAhead - 1);
        // Asked for late: it says nothing of how far the daemon has come.
        _promised.Add(5);
        Assert.False(waiting.IsCompleted);
        _promised.Add(1000 - PromisedContents.FewAhead);

        await waiting;
    }

    [Fact]
    public async Task Waits_no_more_when_all_that_was_asked_for_is_sent()
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
    public async Task Waits_for_contents_where_there_are_many_however_far_the_daemon_has_come()
    {
        for (var id = 0u; id < PromisedContents.Many; id++)
        {
            _promised.Add(id);
        }

        var waiting = WaitAsync(PromisedContents.Many);
        Assert.False(waiting.IsCompleted);
        _promised.Remove();

        await waiting;
    }

    [Fact]
    public async Task Ends_the_waiting_with_its_token()
    {
        _promised.Add(0);
        using var ending = new CancellationTokenSource();
        var waiting = _promised.WaitForRoomAsync(1000, ending.Token);

        await ending.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task WaitAsync(long listed) => _promised.WaitForRoomAsync(listed, TestContext.Current.CancellationToken);
}
