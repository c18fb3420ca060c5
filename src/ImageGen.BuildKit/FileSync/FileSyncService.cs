using Grpc.Core;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Requests;
using ImageGen.BuildKit.FileSync.Sending;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync;

/// <summary>Sends a daemon the local files that it requests: <c>moby.filesync.v1.FileSync</c>.</summary>
internal sealed class FileSyncService : ISessionService
{
    private readonly IReadOnlyDictionary<string, LocalSource> _sources;

    private readonly DeliveryGate _gate;
    private readonly IReadOnlyList<string> _leftOut;

    /// <param name="sources">The sources by their names.</param>
    /// <param name="gate">Blocks reads after the daemon has started to send a result.</param>
    /// <param name="leftOut">Full paths of folders that are not sent, because the build writes to them.</param>
    public FileSyncService(IReadOnlyDictionary<string, LocalSource> sources, DeliveryGate gate, IReadOnlyList<string> leftOut)
    {
        _sources = sources;
        _gate = gate;
        _leftOut = leftOut;
        Methods = new Dictionary<string, SessionMethod>(StringComparer.Ordinal) { ["/moby.filesync.v1.FileSync/DiffCopy"] = SendAsync };
    }

    public IReadOnlyDictionary<string, SessionMethod> Methods { get; }

    private async Task SendAsync(SessionCall call, CancellationToken cancellationToken)
    {
        var request = SyncRequest.Read(call);
        if (!_sources.TryGetValue(request.Name, out var source))
        {
            throw new RpcException(new Status(StatusCode.NotFound, $"This build has no local source with the name '{request.Name}'. Add it to the session's local sources."));
        }

        _gate.RequireNotBegun($"the local files '{request.Name}'");
        await new DiffCopySender(call, source.Sent, _gate, cancellationToken).RunAsync(EntriesOf(source, request)).ConfigureAwait(false);
    }

    /// <summary>Resolves the patterns lazily, so that their failures are handled like those of the walk.</summary>
    private IEnumerable<ContextEntry> EntriesOf(LocalSource source, SyncRequest request)
    {
        var patterns = RequestedPatterns.Of(request, source);
        foreach (var entry in source.Walk(patterns.Excluded, patterns.Included, _leftOut))
        {
            yield return entry;
        }
    }
}
