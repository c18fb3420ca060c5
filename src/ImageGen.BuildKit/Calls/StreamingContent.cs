using System.Net;

namespace ImageGen.BuildKit.Calls;

/// <summary>The body of a request that stays open while the response arrives.</summary>
internal sealed class StreamingContent : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Continues synchronously: the end of the body must be sent before a disposal resets the stream.
    private readonly TaskCompletionSource _completed = new();

    /// <summary>The stream of the body; completes when there is a connection. Cancelled if the call ends before.</summary>
    public Task<Stream> Opened => _opened.Task;

    /// <summary>Ends the body: the daemon sees that no more messages follow.</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>Releases the body after the call has ended.</summary>
    public void Abandon()
    {
        _opened.TrySetCanceled();
        _completed.TrySetCanceled();
    }

    /// <summary>Releases the body if the request fails, because then nothing ever opens it.</summary>
    public void AbandonWith(Task response) => _ = response.ContinueWith(
        static (_, content) => ((StreamingContent)content!).Abandon(),
        this,
        CancellationToken.None,
        TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // Without this flush, the headers would wait for the first message, but the daemon may have to send first.
        await stream.FlushAsync().ConfigureAwait(false);
        if (!_opened.TrySetResult(stream))
        {
            throw new IOException("the call has ended, or the daemon refused its stream and the messages are lost");
        }

        await _completed.Task.ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
