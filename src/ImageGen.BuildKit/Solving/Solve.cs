using System.Collections.Immutable;
using Grpc.Core;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Failures;

namespace ImageGen.BuildKit.Solving;

/// <summary>Runs one build: its session, its request and its status stream.</summary>
internal sealed class Solve(DaemonConnector daemon, CallInvoker calls, SolveOptions options, Task check, IProgress<SolveStatus>? progress)
{
    /// <summary>How long to wait for the daemon's response after its session has ended.</summary>
    private static readonly TimeSpan ResponseLimitWithoutSession = TimeSpan.FromSeconds(3);

    public async Task<SolveResult> RunAsync(CancellationToken cancellationToken)
    {
        var id = options.Ref ?? Guid.NewGuid().ToString("N");
        using var layouts = LocalLayouts.Create(options with { Ref = id });
        // Both start with slow first-time initialization, so they run in parallel.
        var opening = Task.Run(() => OpenAsync(layouts, cancellationToken), cancellationToken);
        var control = new Protocol.Control.ControlClient(calls);
        using var watch = new StatusWatch(control, id, progress);
        await Task.WhenAll(new Task[] { opening, check }).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!opening.IsCompletedSuccessfully || !check.IsCompletedSuccessfully)
        {
            await watch.StopAsync().ConfigureAwait(false);
        }

        var sessions = await opening.ConfigureAwait(false);
        await using (sessions.ConfigureAwait(false))
        {
            await check.ConfigureAwait(false);
            var request = SolveMessages.Request(layouts.Options, sessions.Id);
            var response = await RequestAsync(control, request, sessions, watch, cancellationToken).ConfigureAwait(false);
            await watch.FinishAsync().ConfigureAwait(false);
            await watch.Completion.ConfigureAwait(false);
            var result = new SolveResult { ExporterResponse = response.ExporterResponse.ToImmutableDictionary(StringComparer.Ordinal) };
            layouts.Complete(result.ExporterResponse);
            return result;
        }
    }

    private async Task<Protocol.SolveResponse> RequestAsync(
        Protocol.Control.ControlClient control, Protocol.SolveRequest request, SolveSessions sessions, StatusWatch watch, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var response = control.SolveAsync(request, cancellationToken: stopping.Token).ResponseAsync;
        try
        {
            var first = await Task.WhenAny(new Task[] { response, sessions.Ended, WhenFailed(watch) }).ConfigureAwait(false);
            if (first != response && !watch.Completion.IsFaulted)
            {
                await Task.WhenAny(response, Task.Delay(ResponseLimitWithoutSession, cancellationToken)).ConfigureAwait(false);
            }

            if (!response.IsCompleted)
            {
                // For the daemon, a cancelled call means that the build must stop.
                await stopping.CancelAsync().ConfigureAwait(false);
            }

            return await response.ConfigureAwait(false);
        }
        catch (RpcException exception)
        {
            if (exception is { StatusCode: StatusCode.Cancelled })
            {
                // The daemon may have stopped the build because the session ended, which its status does not contain.
                await Task.WhenAny(sessions.Ended, Task.Delay(ResponseLimitWithoutSession, cancellationToken)).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }

            await watch.FinishAsync().ConfigureAwait(false);
            throw SolveFailure.ToException(daemon, exception, sessions, watch.Failed.Find(exception.Status.Detail));
        }
        catch (OperationCanceledException exception)
        {
            // The status stream ends when the daemon has stopped the build.
            await watch.FinishAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            // Throws the exception of the progress callback, if there was one.
            await watch.Completion.ConfigureAwait(false);
            throw SolveFailure.SessionLost(daemon, sessions, exception);
        }
    }

    private async Task<SolveSessions> OpenAsync(LocalLayouts layouts, CancellationToken cancellationToken) => new(
        options.HasOwnSession
            ? await SolveSession.OpenAsync(daemon, calls, layouts.Options.Session, layouts.Options.SessionTransport, SolveServices.ForBuild(layouts.Options, layouts), cancellationToken).ConfigureAwait(false)
            : null,
        options.SharedSources?.Session);

    /// <summary>Completes only if the watch fails: a complete status stream always ends before the response.</summary>
    private static Task WhenFailed(StatusWatch watch)
    {
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = watch.Completion.ContinueWith(_ => failed.SetResult(), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return failed.Task;
    }
}
