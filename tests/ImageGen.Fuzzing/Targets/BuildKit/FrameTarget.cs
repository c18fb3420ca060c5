using ImageGen.BuildKit.Http2;
using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets.BuildKit;

/// <summary>
/// What comes on a session's connection of HTTP/2 after the preface and the settings: the serving ends with it, and throws
/// nothing but what it declares.
/// </summary>
internal static class FrameTarget
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Http2Limits Limits = new() { MaxStreams = 5, MaxHeaders = 1_000, MaxHeaderField = 100 };

    public static void Check(byte[] bytes)
    {
        var shown = Convert.ToHexString(bytes);
        var connection = new Http2Connection(new OneWayStream([.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0, .. bytes]), EchoAsync, Limits);
        var serving = Task.Run(() => connection.RunAsync(CancellationToken.None));
        ThrowUnless(Task.WhenAny(serving).Wait(Patience), shown);
        ThrowUnless(serving.Exception is null || serving.Exception.InnerException is Http2Exception or EndOfStreamException, shown);
        ThrowUnless(!serving.IsCanceled, shown);
    }

    private static async Task EchoAsync(Http2Stream stream)
    {
        try
        {
            stream.Begin([0x88]);
            var buffer = new byte[100];
            while (await stream.ReadAsync(buffer, stream.Ended).ConfigureAwait(false) is > 0 and var count)
            {
                await stream.SendAsync(buffer.AsMemory(0, count), stream.Ended).ConfigureAwait(false);
            }

            await stream.EndAsync(new byte[] { 0, 1, (byte)'t', 1, (byte)'0' }).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The input is at its end, or resets the stream.
        }
    }

    /// <summary>Has an input, and takes whatever is answered.</summary>
    private sealed class OneWayStream(byte[] input) : MemoryStream(input)
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
