using System.Net;

namespace ImageGen.BuildKit.Calls;

/// <summary>The body of a call that goes on asking while it is answered.</summary>
internal sealed class OpenContent : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Goes on at once: the end must be on its way before a disposal resets the stream.
    private readonly TaskCompletionSource _completed = new();

    /// <summary>The stream of the body, once there is a connection. Cancelled where the call ended before.</summary>
    public Task<Stream> Opened => _opened.Task;

    /// <summary>Ends the body: the daemon sees that nothing more comes.</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>Gives the body up, whose call has ended.</summary>
    public void Abandon()
    {
        _opened.TrySetCanceled();
        _completed.TrySetCanceled();
    }

    /// <summary>Gives the body up where there is no answer: then nothing ever opens it.</summary>
    public void AbandonWith(Task answer) => _ = answer.ContinueWith(
        static (_, content) => ((OpenContent)content!).Abandon(),
        this,
        CancellationToken.None,
        TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // Else the headers would wait for the first message, and the daemon may have to speak first.
        await stream.FlushAsync().ConfigureAwait(false);
        if (!_opened.TrySetResult(stream))
        {
            throw new IOException("the call has ended, or its messages are gone with a stream that the daemon refused");
        }

        await _completed.Task.ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
