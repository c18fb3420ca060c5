using System.Threading.Channels;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.BuildKit.StandIn.Protocol;
using ImageGen.BuildKit.StandIn.Releases;
using ImageGen.BuildKit.StandIn.Sessions;

namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>A build that was asked for: what a script answers, and a test looks at afterwards.</summary>
public sealed class SolveCall
{
    private readonly Channel<StatusResponse> _status = Channel.CreateUnbounded<StatusResponse>();
    private readonly Func<string, CancellationToken, Task<DaemonSession>> _session;
    private readonly List<ReceivedTree> _trees = [];

    internal SolveCall(SolveRequest request, StandInOptions options, Func<string, CancellationToken, Task<DaemonSession>> session, CancellationToken cancellationToken)
    {
        Request = request;
        Options = options;
        _session = session;
        Cancelled = cancellationToken;
        // control.go: translateLegacySolveRequest. Older ones know nothing of the list.
        Exporters = options.BuildKit.HasExporterList && request.Exporters.Count > 0 ? [.. request.Exporters]
            : request.ExporterDeprecated.Length > 0 ? [new Exporter { Type = request.ExporterDeprecated, Attrs = { request.ExporterAttrsDeprecated } }]
            : [];
    }

    public SolveRequest Request { get; }

    public StandInOptions Options { get; }

    public BuildKitRelease Release => Options.BuildKit;

    /// <summary>The exporters that this release sees in the request.</summary>
    public IReadOnlyList<Exporter> Exporters { get; }

    /// <summary>Cancelled when the client gives the build up, or is gone.</summary>
    public CancellationToken Cancelled { get; }

    /// <summary>The folders that were fetched, in order.</summary>
    public IReadOnlyList<ReceivedTree> Trees => _trees;

    /// <summary>Ends when the build has ended on the daemon.</summary>
    public Task Ended => EndSource.Task;

    internal TaskCompletionSource EndSource { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ChannelReader<StatusResponse> Status => _status.Reader;

    /// <summary>The client's session; waits until it is there.</summary>
    public Task<DaemonSession> SessionAsync() => _session(Request.Session, Cancelled);

    /// <summary>Fetches one of the client's folders.</summary>
    public async Task<ReceivedTree> FetchAsync(LocalRequest request)
    {
        var session = Release.HasSessionsOfSources && Request.FrontendAttrs.TryGetValue("local-sessionid:" + request.Name, out var id) ? id : Request.Session;
        var tree = await TreeReceiver.ReceiveAsync(await _session(session, Cancelled), request, Cancelled);
        lock (_trees)
        {
            _trees.Add(tree);
        }

        return tree;
    }

    /// <summary>Tells whoever listens to Status. A release without warnings has none to tell.</summary>
    public void Report(StatusResponse news)
    {
        if (!Release.HasWarnings)
        {
            news.Warnings.Clear();
        }

        _status.Writer.TryWrite(news);
    }

    internal void End()
    {
        _status.Writer.TryComplete();
        EndSource.TrySetResult();
    }
}
