using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Tests.Sessions;

namespace ImageGen.BuildKit.Tests.Http2.Peers;

/// <summary>A connection that is served in memory, and the peer at its other end.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();

    private Served(Func<Http2Stream, Task> serve, Http2Limits limits, Func<Stream, Stream> wrap)
    {
        var (near, far) = DuplexStream.CreatePair();
        Near = near;
        Peer = new RawPeer(near);
        Connection = new Http2Connection(wrap(far), serve, limits);
        Serving = Connection.RunAsync(_ending.Token);
    }

    public DuplexStream Near { get; }

    public RawPeer Peer { get; }

    public Http2Connection Connection { get; }

    public Task Serving { get; }

    /// <summary>Serves a peer that has sent nothing yet.</summary>
    public static Served Start(Func<Http2Stream, Task> serve, Http2Limits? limits = null, Func<Stream, Stream>? wrap = null) =>
        new(serve, limits ?? new Http2Limits(), wrap ?? (static stream => stream));

    /// <summary>Serves a peer that has sent its preface and settings.</summary>
    public static async Task<Served> GreetAsync(Func<Http2Stream, Task> serve, Http2Limits? limits = null, Func<Stream, Stream>? wrap = null)
    {
        var served = Start(serve, limits, wrap);
        await served.Peer.WriteGreeting().SendAsync();
        return served;
    }

    public void Cancel() => _ending.Cancel();

    /// <summary>The task of the server.</summary>
    public async Task<Exception?> EndAsync()
    {
        _ = await Task.WhenAny(Serving).WaitAsync(RawPeer.Patience);
        return Serving.IsCanceled ? new OperationCanceledException() : Serving.Exception?.InnerException;
    }

    public async ValueTask DisposeAsync()
    {
        Connection.End();
        await Peer.DisposeAsync();
        _ = await EndAsync();
        _ending.Dispose();
    }
}
