using ImageGen.BuildKit.Http2;

namespace ImageGen.BuildKit.Tests.Http2.Peers;

/// <summary>Responses for tests.</summary>
internal static class Answers
{
    /// <summary>A status of 200, from the static table.</summary>
    public static ReadOnlySpan<byte> Head => [0x88];

    /// <summary>A header "t" of "0", in full.</summary>
    public static readonly ReadOnlyMemory<byte> Trailers = new byte[] { 0x00, 1, (byte)'t', 1, (byte)'0' };

    /// <summary>Echoes the content.</summary>
    public static Task EchoAsync(Http2Stream stream) => UnlessEndedAsync(async () =>
    {
        stream.Begin(Head);
        var buffer = new byte[10_000];
        while (await stream.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            await stream.SendAsync(buffer.AsMemory(0, count), CancellationToken.None);
        }

        await stream.EndAsync(Trailers);
    });

    /// <summary>Sends the same response to every request, and reads nothing.</summary>
    public static Func<Http2Stream, Task> Of(byte[] content) => stream => UnlessEndedAsync(async () =>
    {
        stream.Begin(Head);
        await stream.SendAsync(content, stream.Ended);
        await stream.EndAsync(Trailers);
    });

    /// <summary>Sends nothing until the stream ends.</summary>
    public static Task WaitAsync(Http2Stream stream) => UnlessEndedAsync(() => Task.Delay(Timeout.Infinite, stream.Ended));

    private static async Task UnlessEndedAsync(Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The peer is gone.
        }
    }
}
