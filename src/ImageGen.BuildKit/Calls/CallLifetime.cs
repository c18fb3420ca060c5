using System.Net.Http.Headers;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>How long a call goes on: until its status, or until it is cancelled. Then nothing of it is left on the connection.</summary>
internal sealed class CallLifetime
{
    // Not disposed: it holds nothing, and whoever cancels may come late.
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationToken _caller;
    private readonly CancellationTokenRegistration _byCaller;
    private readonly CancellationTokenRegistration _byClosing;
    private readonly OpenContent? _content;
    private Ended? _ended;

    /// <param name="connection">What the call goes over.</param>
    /// <param name="request">The call.</param>
    /// <param name="caller">Cancels the call.</param>
    /// <param name="closing">Cancels it with the connection.</param>
    public CallLifetime(HttpMessageInvoker connection, HttpRequestMessage request, CancellationToken caller, CancellationToken closing)
    {
        _caller = caller;
        _content = request.Content as OpenContent;
        _byCaller = CancelWith(caller);
        _byClosing = CancelWith(closing);
        Answer = connection.SendAsync(request, Token);
        _ = Token.UnsafeRegister(static call => ((CallLifetime)call!).Release(), this);
        _content?.AbandonWith(Answer);
    }

    /// <summary>The answer, as soon as its headers are there.</summary>
    public Task<HttpResponseMessage> Answer { get; }

    /// <summary>Is cancelled with the call.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>What the call ended with; <see langword="null"/> while it has not.</summary>
    public Status? Status => Volatile.Read(ref _ended)?.Status ?? (_cancellation.IsCancellationRequested ? Cancelled : null);

    /// <summary>What came with the status.</summary>
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

    /// <summary>Cancels the call with a token, until the registration is taken back.</summary>
    public CancellationTokenRegistration CancelWith(CancellationToken token) => token.UnsafeRegister(static call => ((CallLifetime)call!).Cancel(), this);

    /// <summary>Ends the call.</summary>
    public void End(Status status, HttpHeaders? trailers)
    {
        if (Interlocked.CompareExchange(ref _ended, new Ended(status, trailers), null) is null)
        {
            Release();
        }
    }

    /// <summary>Ends the call because it cannot be read on.</summary>
    /// <returns>What to throw.</returns>
    public Exception Fail(Exception exception, CancellationToken operation)
    {
        if (!HasEnded)
        {
            End(exception is RpcException { Status: var status } ? status : TransportStatus.Of(exception), trailers: null);
        }

        return ToException(operation, exception);
    }

    /// <summary>What to throw of a message that cannot be sent. The call goes on: the daemon's answer may say why.</summary>
    public Exception FailToSend(Exception exception, CancellationToken operation) =>
        HasEnded ? ToException(operation, exception) : new RpcException(TransportStatus.Of(Answer.Exception?.InnerException ?? exception));

    /// <summary>What to throw of a call that did not end well.</summary>
    /// <param name="operation">The token of whoever wants to know.</param>
    /// <param name="cause">What was run into.</param>
    public Exception ToException(CancellationToken operation, Exception? cause = null)
    {
        if (Volatile.Read(ref _ended) is not { } ended)
        {
            var token = operation.IsCancellationRequested ? operation : _caller.IsCancellationRequested ? _caller : Token;
            return new OperationCanceledException(Cancelled.Detail, cause, token);
        }

        // Cancelled and DeadlineExceeded, too, are the daemon's words for a failure of its own: a registry did not answer it in time.
        return new RpcException(ended.Status, Trailers);
    }

    /// <summary>Gives back what the call holds. An answer that has not been read to its end is reset.</summary>
    private void Release()
    {
        _byCaller.Unregister();
        _byClosing.Unregister();
        _content?.Abandon();
        if (Answer.IsCompleted)
        {
            Discard(Answer);
        }
        else
        {
            _ = Answer.ContinueWith(Discard, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static void Discard(Task<HttpResponseMessage> answer)
    {
        if (answer.IsCompletedSuccessfully)
        {
            answer.Result.Dispose();
        }
        else
        {
            // Nobody may have waited for it, and it is no news then.
            _ = answer.Exception;
        }
    }

    private sealed record Ended(Status Status, HttpHeaders? Trailers);
}
