using System.Diagnostics;
using Grpc.Core;

namespace ImageGen.BuildKit.Solving;

/// <summary>Reads the status stream of a build, from before its start to its end.</summary>
internal sealed class StatusWatch : IDisposable
{
    /// <summary>How long to wait for further updates after the response.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>How long to wait if there was no update at all: a refused build never starts, so its status stream never completes.</summary>
    private static readonly TimeSpan SilenceBeforeStart = TimeSpan.FromMilliseconds(300);

    /// <summary>A daemon that refuses the stream sooner does not wait for the build to start, so another attempt would be refused too.</summary>
    private static readonly TimeSpan MinimumWait = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ending = new();
    private readonly IProgress<SolveStatus>? _progress;
    private long _count;
    private bool _isRefused;

    public StatusWatch(Protocol.Control.ControlClient control, string solve, IProgress<SolveStatus>? progress)
    {
        _progress = progress;
        Completion = ReadAsync(control, solve);
    }

    /// <summary>Completes with the stream. It fails if the progress callback throws, but not if the call fails: the build's own response explains more.</summary>
    public Task Completion { get; }

    /// <summary>The steps that have failed so far.</summary>
    public FailedSteps Failed { get; } = new();

    /// <summary>Waits for the last updates of a build that has ended, as long as some arrive. A failure stays in <see cref="Completion"/>.</summary>
    public async Task FinishAsync()
    {
        long seen;
        do
        {
            seen = Interlocked.Read(ref _count);
            await Task.WhenAny(Completion, Task.Delay(seen == 0 ? SilenceBeforeStart : Silence, CancellationToken.None)).ConfigureAwait(false);
        }
        while (!Completion.IsCompleted && Interlocked.Read(ref _count) > seen);

        await StopAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the stream of a build that is not requested, or that has no more updates.</summary>
    public async Task StopAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends a stream that nobody awaits any more, for example after a request that failed.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    /// <summary>A daemon waits 6 seconds for an unknown build (3 before v0.10), and then refuses its status stream. Opening the session may take longer.</summary>
    private async Task ReadAsync(Protocol.Control.ControlClient control, string solve)
    {
        long asked;
        do
        {
            asked = Stopwatch.GetTimestamp();
            _isRefused = false;
            await ReadOnceAsync(control, solve).ConfigureAwait(false);
        }
        while (_isRefused && Interlocked.Read(ref _count) == 0 && Stopwatch.GetElapsedTime(asked) >= MinimumWait);
    }

    private async Task ReadOnceAsync(Protocol.Control.ControlClient control, string solve)
    {
        using var call = control.Status(new Protocol.StatusRequest { Ref = solve }, cancellationToken: _ending.Token);
        while (await NextAsync(call.ResponseStream).ConfigureAwait(false) is { } response)
        {
            Interlocked.Increment(ref _count);
            Failed.Add(response.Vertexes);
            _progress?.Report(StatusMessages.Status(response));
        }
    }

    /// <summary>Reads the next update; <see langword="null"/> at the end, and if the stream fails.</summary>
    private async Task<Protocol.StatusResponse?> NextAsync(IAsyncStreamReader<Protocol.StatusResponse> stream)
    {
        try
        {
            return await stream.MoveNext(_ending.Token).ConfigureAwait(false) ? stream.Current : null;
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException)
        {
            // The daemon's response to the build request is the one to report.
            _isRefused = exception is RpcException { Status.DebugException: null };
            return null;
        }
    }
}
