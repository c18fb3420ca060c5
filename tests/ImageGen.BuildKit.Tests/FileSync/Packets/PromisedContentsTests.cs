using ImageGen.BuildKit.FileSync.Packets;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

public sealed class PromisedContentsTests
{
    private readonly PromisedContents _promised = new();

    [Fact]
    public void Waits_for_none_where_there_are_few()
    {
        Add(PromisedContents.Many - 1);

        Assert.True(WaitAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Waits_until_half_of_many_are_sent()
    {
        Add(PromisedContents.Many);
        var waiting = WaitAsync();

        Remove((PromisedContents.Many / 2) - 1);
        Assert.False(waiting.IsCompleted);
        Remove(1);

        await waiting;
        Add(PromisedContents.Many / 2);
        Assert.False(WaitAsync().IsCompleted);
    }

    [Fact]
    public async Task Ends_the_waiting_with_its_token()
    {
        Add(PromisedContents.Many);
        using var ending = new CancellationTokenSource();
        var waiting = _promised.WaitForFewerAsync(ending.Token);

        await ending.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private void Add(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _promised.Add();
        }
    }

    private void Remove(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _promised.Remove();
        }
    }

    private Task WaitAsync() => _promised.WaitForFewerAsync(TestContext.Current.CancellationToken);
}
