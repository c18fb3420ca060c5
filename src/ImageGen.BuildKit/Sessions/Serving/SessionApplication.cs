using System.Collections.Concurrent;
using Grpc.Core;
using ImageGen.BuildKit.Http2;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>Answers each request: finds the method by its path, and turns how it ended into a gRPC status.</summary>
internal sealed class SessionApplication(IReadOnlyDictionary<string, SessionMethod> methods, ConcurrentQueue<SessionFailure> failures)
{
    /// <summary>Runs a call to its end. Does not throw: what went wrong is told to the daemon, and what is not for it is kept.</summary>
    public async Task ServeAsync(Http2Stream stream)
    {
        using var call = new GrpcCall(stream);
        var path = call.Path;
        Status status;
        try
        {
            if (!methods.TryGetValue(path, out var method))
            {
                throw new RpcException(new Status(StatusCode.Unimplemented, $"This session has no {path}."));
            }

            await method(call, stream.Ended).ConfigureAwait(false);
            // What a method has written and not sent is to go out with its success.
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
            // The type alone: the message may hold a secret, and what a daemon is told ends up in its log.
            status = new Status(StatusCode.Internal, $"{path} failed in the client with {exception.GetType().Name}.");
        }

        await call.EndAsync(status).ConfigureAwait(false);
    }
}
