using System.Diagnostics.CodeAnalysis;
using Grpc.Core;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.BuildKit.StandIn.Protocol;
using ImageGen.BuildKit.StandIn.Sessions;
using ImageGen.BuildKit.StandIn.Solving;

namespace ImageGen.BuildKit.StandIn.Control;

/// <summary>The service that a client calls: control/control.go.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "gRPC makes it.")]
internal sealed class ControlService(StandInDaemon daemon) : Protocol.Control.ControlBase
{
    public override Task<InfoResponse> Info(InfoRequest request, ServerCallContext context) => daemon.Options.BuildKit.HasInfo
        ? Task.FromResult(new InfoResponse { BuildkitVersion = Workers.Version(daemon.Options) })
        : throw new RpcException(new Grpc.Core.Status(StatusCode.Unimplemented, "unknown method Info for service moby.buildkit.v1.Control"));

    public override Task<ListWorkersResponse> ListWorkers(ListWorkersRequest request, ServerCallContext context) =>
        Task.FromResult(new ListWorkersResponse { Record = { daemon.Workers } });

    public override Task<DiskUsageResponse> DiskUsage(DiskUsageRequest request, ServerCallContext context)
    {
        daemon.Record(request);
        return Task.FromResult(new DiskUsageResponse { Record = { daemon.CacheRecords } });
    }

    public override async Task Prune(PruneRequest request, IServerStreamWriter<UsageRecord> responseStream, ServerCallContext context)
    {
        daemon.Record(request);
        foreach (var record in daemon.CacheRecords.Where(record => !record.InUse))
        {
            await responseStream.WriteAsync(record, context.CancellationToken);
        }
    }

    public override async Task<SolveResponse> Solve(SolveRequest request, ServerCallContext context)
    {
        var solve = daemon.Begin(request, context.CancellationToken);
        try
        {
            SolveChecks.Check(solve);
            var response = await daemon.Script(solve);
            return new SolveResponse { ExporterResponse = { response.ToDictionary() } };
        }
        catch (SolveFailure failure)
        {
            throw failure.ToRpcException(daemon.Options.HasErrorDetails);
        }
        catch (FileSyncException exception)
        {
            throw SolveFailures.Of(exception.Message, "source/local.(*localSourceHandler).snapshot").ToRpcException(daemon.Options.HasErrorDetails);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Grpc.Core.Status(StatusCode.Cancelled, "context canceled"));
        }
        finally
        {
            solve.End();
        }
    }

    public override async Task Status(StatusRequest request, IServerStreamWriter<StatusResponse> responseStream, ServerCallContext context)
    {
        var solve = await daemon.FindAsync(request.Ref, context.CancellationToken);
        await foreach (var news in solve.Status.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(news, context.CancellationToken);
        }
    }

    public override async Task Session(IAsyncStreamReader<BytesMessage> requestStream, IServerStreamWriter<BytesMessage> responseStream, ServerCallContext context)
    {
        var headers = new SessionHeaders(context.GetHttpContext().Request.Headers);
        if (daemon.Sessions.Any(session => session.Headers.Id == headers.Id && !session.Closed.IsCancellationRequested))
        {
            throw SolveFailures.Of($"session {headers.Id} already exists", "session.(*Manager).HandleConn").ToRpcException(daemon.Options.HasErrorDetails);
        }

        await using var session = new DaemonSession(new MessageStream(requestStream, responseStream), headers, "Control/Session", daemon.Options);
        await daemon.KeepAsync(session, context.CancellationToken);
    }
}
