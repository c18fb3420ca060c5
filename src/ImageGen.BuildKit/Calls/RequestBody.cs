namespace ImageGen.BuildKit.Calls;

/// <summary>Writes the body of a call that goes on asking. One writes at a time.</summary>
internal sealed class RequestBody(CallLifetime lifetime, OpenContent content)
{
    private int _writing;

    /// <summary>Sends a message, and gives its buffer back.</summary>
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

    /// <summary>Says that nothing more comes.</summary>
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
            throw new InvalidOperationException("The message before is still being written, or was the last. Wait for it.");
        }
    }
}
