using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>What Kestrel runs for each request: finds the method by its path, and turns how it ended into a gRPC status.</summary>
internal sealed class SessionApplication(IReadOnlyDictionary<string, SessionMethod> methods, ConcurrentQueue<SessionFailure> failures)
    : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        context.GetRequiredFeature<IHttpResponseFeature>().Headers.ContentType = "application/grpc";
        var status = await RunAsync(context).ConfigureAwait(false);
        GrpcTrailers.Set(context.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers, status);
    }

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    private async Task<Status> RunAsync(IFeatureCollection context)
    {
        var path = context.GetRequiredFeature<IHttpRequestFeature>().Path;
        if (!methods.TryGetValue(path, out var method))
        {
            return new Status(StatusCode.Unimplemented, $"This session has no {path}.");
        }

        var aborted = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        try
        {
            await method(new GrpcCall(context), aborted).ConfigureAwait(false);
            return Status.DefaultSuccess;
        }
        catch (RpcException exception)
        {
            if (exception.Status.DebugException is { } cause)
            {
                failures.Enqueue(new SessionFailure(path, cause));
            }

            return exception.Status;
        }
        catch (CallEndedException)
        {
            return Status.DefaultCancelled;
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return Status.DefaultCancelled;
        }
        catch (Exception exception)
        {
            failures.Enqueue(new SessionFailure(path, exception));
            // The type alone: the message may hold a secret, and what a daemon is told ends up in its log.
            return new Status(StatusCode.Internal, $"{path} failed in the client with {exception.GetType().Name}.");
        }
    }
}
