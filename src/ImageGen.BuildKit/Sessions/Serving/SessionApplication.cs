using System.Collections.Concurrent;
using Grpc.Core;
using ImageGen.BuildKit.Http2;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>Handles requests: finds the method by its path, runs it, and sends its gRPC status.</summary>
internal sealed class SessionApplication(IReadOnlyDictionary<string, SessionMethod> methods, ConcurrentQueue<SessionFailure> failures)
{
    /// <summary>Runs a call to its end. Does not throw: failures are sent to the daemon as a status, and details that are not for it are kept.</summary>
    public async Task ServeAsync(Http2Stream stream)
    {
        using var call = new GrpcCall(stream);
        var path = call.Path;
        Status status;
        try
        {
            if (!methods.TryGetValue(path, out var method))
            {
                throw new RpcException(new Status(StatusCode.Unimplemented, $"This session has no method {path}."));
            }

            await method(call, stream.Ended).ConfigureAwait(false);
            // Messages that the method has not flushed belong to its success.
            await call.FlushAsync(stream.Ended).ConfigureAwait(false);
            status = Status.DefaultSuccess;
        }
        catch (RpcException exception)
        {
            if (exception.Status.DebugException is { } cause)
            {
                failures.Enqueue(new SessionFailure(path, cause));
            }

            status = exception.Status;
        }
        catch (OperationCanceledException exception) when (exception is CallEndedException || stream.Ended.IsCancellationRequested)
        {
            status = Status.DefaultCancelled;
        }
        catch (Exception exception)
        {
            failures.Enqueue(new SessionFailure(path, exception));
            // Only the type: the message may contain a secret, and daemons write statuses to their logs.
            status = new Status(StatusCode.Internal, $"{path} failed in the client with {exception.GetType().Name}.");
        }

        await call.EndAsync(status).ConfigureAwait(false);
    }
}
