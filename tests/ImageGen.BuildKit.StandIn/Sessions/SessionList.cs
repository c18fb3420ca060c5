using System.Collections.Concurrent;
using Grpc.Core;

namespace ImageGen.BuildKit.StandIn.Sessions;

/// <summary>The sessions that are open, by their ids. A build that comes first waits for its session: session/manager.go.</summary>
internal sealed class SessionList
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<DaemonSession>> _open = new();
    private readonly ConcurrentQueue<DaemonSession> _all = new();

    public IReadOnlyList<DaemonSession> All => [.. _all];

    public bool Contains(string id) => _open.TryGetValue(id, out var session) && session.Task.IsCompleted;

    public Task<DaemonSession> WaitAsync(string id, CancellationToken cancellationToken) => Entry(id).Task.WaitAsync(cancellationToken);

    /// <summary>Waits as a local source or an exporter does.</summary>
    public async Task<DaemonSession> WaitAsync(string id, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await Entry(id).Task.WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, $"no active session for {id}: context deadline exceeded"));
        }
    }

    /// <summary>Keeps a session until it ends.</summary>
    public async Task RunAsync(DaemonSession session, CancellationToken cancellationToken)
    {
        _all.Enqueue(session);
        Entry(session.Headers.Id).TrySetResult(session);
        try
        {
            await session.RunAsync(cancellationToken);
        }
        finally
        {
            _open.TryRemove(session.Headers.Id, out _);
        }
    }

    private TaskCompletionSource<DaemonSession> Entry(string id) =>
        _open.GetOrAdd(id, static _ => new TaskCompletionSource<DaemonSession>(TaskCreationOptions.RunContinuationsAsynchronously));
}
