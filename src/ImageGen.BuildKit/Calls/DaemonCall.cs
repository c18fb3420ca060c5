using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>One call, from its request to its status, for messages of any type. It supports one read at a time.</summary>
/// <param name="lifetime">The lifetime of the call.</param>
internal abstract class DaemonCall(CallLifetime lifetime) : IDisposable
{
    /// <summary>In bytes. BuildKit's own client accepts 16 MB. The announced length is allocated at once, so it needs a limit.</summary>
    private const int MaxMessageLength = 64 * 1024 * 1024;

    private readonly ReceivedMessages _messages = new(MaxMessageLength);
    private HttpResponseMessage? _response;
    private Stream? _body;
    private int _reading;

    public CallLifetime Lifetime => lifetime;

    protected bool IsDisposed { get; private set; }

    /// <summary>Cancels the call unless it has ended: the daemon learns that no client waits any more.</summary>
    public void Dispose()
    {
        IsDisposed = true;
        lifetime.Cancel();
    }

    /// <summary>Receives a message. It is valid only until this method returns.</summary>
    protected abstract void Receive(DeserializationContext message);

    /// <summary>Reads the next message.</summary>
    /// <returns>Whether there was a message; <see langword="false"/> after the status OK.</returns>
    /// <exception cref="RpcException">The call ended with another status, or failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled by this process.</exception>
    protected async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0)
        {
            throw new InvalidOperationException("The previous message is still being read. Await it first.");
        }

        var registration = lifetime.CancelWith(cancellationToken);
        try
        {
            if (_response is null)
            {
                Open(await lifetime.Response.ConfigureAwait(false));
            }

            while (lifetime.Status is null && !_messages.TryNext())
            {
                var count = await _body!.ReadAsync(_messages.GetFree(), lifetime.Token).ConfigureAwait(false);
                Add(count);
            }

            if (lifetime.Status is null)
            {
                Receive(_messages);
                return true;
            }
        }
        catch (Exception exception)
        {
            throw lifetime.Fail(exception, cancellationToken);
        }
        finally
        {
            registration.Unregister();
            if (lifetime.Status is not null)
            {
                _messages.Release();
            }

            Volatile.Write(ref _reading, 0);
        }

        return lifetime.Status is { StatusCode: StatusCode.OK } ? false : throw lifetime.ToException(cancellationToken);
    }

    private void Open(HttpResponseMessage response)
    {
        _response = response;
        if (CallStatus.FromHeaders(response) is { } status)
        {
            lifetime.End(status, response.Headers);
        }
        else
        {
            _body = response.Content.ReadAsStream(lifetime.Token);
        }
    }

    private void Add(int count)
    {
        _messages.Add(count);
        if (count == 0)
        {
            var status = CallStatus.FromTrailers(_response!);
            lifetime.End(
                status.StatusCode is StatusCode.OK && _messages.IsWithinMessage ? TransportStatus.FromException(new InvalidDataException("the response ended within a message")) : status,
                _response!.TrailingHeaders);
        }
    }
}
