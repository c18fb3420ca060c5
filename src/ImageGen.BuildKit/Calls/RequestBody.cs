namespace ImageGen.BuildKit.Calls;

/// <summary>Writes the body of a streaming request. It supports one write at a time.</summary>
internal sealed class RequestBody(CallLifetime lifetime, StreamingContent content)
{
    private int _writing;

    /// <summary>Sends a message and disposes it.</summary>
    public async Task WriteAsync(SentMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            Begin();
            var registration = lifetime.CancelWith(cancellationToken);
            try
            {
                var stream = await content.Opened.ConfigureAwait(false);
                await stream.WriteAsync(message.Bytes, lifetime.Token).ConfigureAwait(false);
                await stream.FlushAsync(lifetime.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                throw lifetime.FailToSend(exception, cancellationToken);
            }
            finally
            {
                registration.Unregister();
                Volatile.Write(ref _writing, 0);
            }
        }
    }

    /// <summary>Ends the request: no more messages follow.</summary>
    public Task CompleteAsync()
    {
        Begin();
        content.Complete();
        return Task.CompletedTask;
    }

    private void Begin()
    {
        if (Interlocked.Exchange(ref _writing, 1) != 0)
        {
            throw new InvalidOperationException("The previous message is still being written, or the request has ended. Await each write, and write nothing after CompleteAsync.");
        }
    }
}
