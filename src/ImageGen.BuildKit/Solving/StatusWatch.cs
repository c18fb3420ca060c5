using System.Diagnostics;
using Grpc.Core;

namespace ImageGen.BuildKit.Solving;

/// <summary>Reads the news of a build, from before it begins to its end.</summary>
internal sealed class StatusWatch : IDisposable
{
    /// <summary>How long the daemon may be silent after its answer before the rest of the news is given up.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>The same where there was no news at all: a build that was refused never began, and its news never end.</summary>
    private static readonly TimeSpan SilenceOfNone = TimeSpan.FromMilliseconds(300);

    /// <summary>A daemon that refuses the news sooner has not waited for the build, and would not the next time.</summary>
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ending = new();
    private readonly IProgress<SolveStatus>? _progress;
    private long _count;
    private bool _isRefused;

    public StatusWatch(Protocol.Control.ControlClient control, string solve, IProgress<SolveStatus>? progress)
    {
        _progress = progress;
        Completion = ReadAsync(control, solve);
    }

    /// <summary>Ends with the news. It fails where the program's own progress does, and not with the call: the build itself says more.</summary>
    public Task Completion { get; }

    /// <summary>The steps that have failed up to now.</summary>
    public FailedSteps Failed { get; } = new();

    /// <summary>Waits for the last of the news of a build that has ended, as long as some come. A failure stays in <see cref="Completion"/>.</summary>
    public async Task FinishAsync()
    {
        long seen;
        do
        {
            seen = Interlocked.Read(ref _count);
            await Task.WhenAny(Completion, Task.Delay(seen == 0 ? SilenceOfNone : Silence, CancellationToken.None)).ConfigureAwait(false);
        }
        while (!Completion.IsCompleted && Interlocked.Read(ref _count) > seen);

        await GiveUpAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the news of a build that is not asked for, or that has no more.</summary>
    public async Task GiveUpAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends the news that nobody waits for any more, as after a request that could not be made.</summary>
    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    /// <summary>A daemon waits for a build that it does not know yet (6 seconds since v0.10, 3 before), and refuses its news then. Opening the session may take longer.</summary>
    private async Task ReadAsync(Protocol.Control.ControlClient control, string solve)
    {
        long asked;
        do
        {
            asked = Stopwatch.GetTimestamp();
            _isRefused = false;
            await ReadOnceAsync(control, solve).ConfigureAwait(false);
        }
        while (_isRefused && Interlocked.Read(ref _count) == 0 && Stopwatch.GetElapsedTime(asked) >= LeastPatience);
    }

    private async Task ReadOnceAsync(Protocol.Control.ControlClient control, string solve)
    {
        using var call = control.Status(new Protocol.StatusRequest { Ref = solve }, cancellationToken: _ending.Token);
        while (await NextAsync(call.ResponseStream).ConfigureAwait(false) is { } news)
        {
            Interlocked.Increment(ref _count);
            Failed.Note(news.Vertexes);
            _progress?.Report(StatusMessages.Status(news));
        }
    }

    /// <summary>The next of the news; <see langword="null"/> at their end, and where they break off.</summary>
    private async Task<Protocol.StatusResponse?> NextAsync(IAsyncStreamReader<Protocol.StatusResponse> stream)
    {
        try
        {
            return await stream.MoveNext(_ending.Token).ConfigureAwait(false) ? stream.Current : null;
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException)
        {
            // The same daemon answers the build, and what it says there is what counts.
            _isRefused = exception is RpcException { Status.DebugException: null };
            return null;
        }
    }
}
