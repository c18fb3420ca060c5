using System.Net.Http.Headers;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>The lifetime of a call: it ends with its status or when it is cancelled. Afterwards the connection has no resources for it.</summary>
internal sealed class CallLifetime
{
    // Not disposed: it has no resources, and Cancel may be called late.
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationToken _caller;
    private readonly CancellationTokenRegistration _byCaller;
    private readonly CancellationTokenRegistration _byClosing;
    private readonly StreamingContent? _content;
    private Ended? _ended;

    /// <param name="connection">The connection that sends the request.</param>
    /// <param name="request">The request of the call.</param>
    /// <param name="caller">Cancels the call.</param>
    /// <param name="closing">Cancels the call when the connection closes.</param>
    public CallLifetime(HttpMessageInvoker connection, HttpRequestMessage request, CancellationToken caller, CancellationToken closing)
    {
        _caller = caller;
        _content = request.Content as StreamingContent;
        _byCaller = CancelWith(caller);
        _byClosing = CancelWith(closing);
        Response = connection.SendAsync(request, Token);
        _ = Token.UnsafeRegister(static call => ((CallLifetime)call!).Release(), this);
        _content?.AbandonWith(Response);
    }

    /// <summary>The response; completes when its headers have arrived.</summary>
    public Task<HttpResponseMessage> Response { get; }

    /// <summary>Cancelled when the call is cancelled.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>The status that the call ended with; <see langword="null"/> while it runs.</summary>
    public Status? Status => Volatile.Read(ref _ended)?.Status ?? (_cancellation.IsCancellationRequested ? Cancelled : null);

    /// <summary>The trailers that came with the status.</summary>
    public Metadata Trailers => Volatile.Read(ref _ended)?.Trailers is { } trailers ? CallMetadata.Read(trailers) : [];

    private bool HasEnded => Volatile.Read(ref _ended) is not null || _cancellation.IsCancellationRequested;

    private static Status Cancelled => new(StatusCode.Cancelled, "the call is cancelled");

    /// <summary>Cancels the call unless it has ended.</summary>
    public void Cancel()
    {
        if (Volatile.Read(ref _ended) is null)
        {
            _cancellation.Cancel();
        }
    }

    /// <summary>Cancels the call when the token is cancelled, until the registration is removed.</summary>
    public CancellationTokenRegistration CancelWith(CancellationToken token) => token.UnsafeRegister(static call => ((CallLifetime)call!).Cancel(), this);

    /// <summary>Ends the call.</summary>
    public void End(Status status, HttpHeaders? trailers)
    {
        if (Interlocked.CompareExchange(ref _ended, new Ended(status, trailers), null) is null)
        {
            Release();
        }
    }

    /// <summary>Ends the call because its response cannot be read.</summary>
    /// <returns>The exception to throw.</returns>
    public Exception Fail(Exception exception, CancellationToken operation)
    {
        if (!HasEnded)
        {
            End(exception is RpcException { Status: var status } ? status : TransportStatus.FromException(exception), trailers: null);
        }

        return ToException(operation, exception);
    }

    /// <summary>Creates the exception for a message that cannot be sent. The call continues, because the daemon's response may contain the reason.</summary>
    public Exception FailToSend(Exception exception, CancellationToken operation) =>
        HasEnded ? ToException(operation, exception) : new RpcException(TransportStatus.FromException(Response.Exception?.InnerException ?? exception));

    /// <summary>Creates the exception for a call that failed or was cancelled.</summary>
    /// <param name="operation">The token of the operation that throws.</param>
    /// <param name="cause">The original exception.</param>
    public Exception ToException(CancellationToken operation, Exception? cause = null)
    {
        if (Volatile.Read(ref _ended) is not { } ended)
        {
            var token = operation.IsCancellationRequested ? operation : _caller.IsCancellationRequested ? _caller : Token;
            return new OperationCanceledException(Cancelled.Detail, cause, token);
        }

        // The statuses Cancelled and DeadlineExceeded can also come from the daemon, for example if a registry did not respond to it in time.
        return new RpcException(ended.Status, Trailers);
    }

    /// <summary>Releases the resources of the call. A response that was not read to its end is reset.</summary>
    private void Release()
    {
        _byCaller.Unregister();
        _byClosing.Unregister();
        _content?.Abandon();
        if (Response.IsCompleted)
        {
            Discard(Response);
        }
        else
        {
            _ = Response.ContinueWith(Discard, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static void Discard(Task<HttpResponseMessage> response)
    {
        if (response.IsCompletedSuccessfully)
        {
            response.Result.Dispose();
        }
        else
        {
            // Marks the exception as observed: there may be no caller left that awaits it.
            _ = response.Exception;
        }
    }

    private sealed record Ended(Status Status, HttpHeaders? Trailers);
}
