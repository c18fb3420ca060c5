using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

public class OutgoingWindowsTests
{
    [Fact]
    public async Task Returned_credit_is_available_to_waiters()
    {
        var windows = new OutgoingWindows();
        OutgoingWindow first = windows.Open(), second = windows.Open();
        Assert.Equal(Http2Limits.DefaultWindow, windows.TryTake(first, int.MaxValue));
        // The connection's window is used up, and the second stream's is not.
        var waiting = windows.TakeAsync(second, 50, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        windows.Return(first, 100);

        Assert.Equal(50, await waiting.WaitAsync(RawPeer.Patience));
        Assert.Equal(50, windows.TryTake(first, int.MaxValue));
        Assert.Equal(0, windows.TryTake(first, 1));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(int.MaxValue, true)]
    [InlineData(int.MaxValue + 1u, false)]
    [InlineData(uint.MaxValue, false)]
    public void A_window_has_at_most_31_bits(uint size, bool isTaken) => Assert.Equal(isTaken, new OutgoingWindows().TrySetInitial(size));
}
