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

    private readonly ReadGate _gate;
    private readonly IReadOnlyList<string> _omittedFolders;

    /// <param name="sources">The sources by their names.</param>
    /// <param name="gate">Blocks reads after the daemon has started to send a result.</param>
    /// <param name="omittedFolders">Full paths of folders that are not sent, because the build writes to them.</param>
    public FileSyncService(IReadOnlyDictionary<string, LocalSource> sources, ReadGate gate, IReadOnlyList<string> omittedFolders)
    {
        _sources = sources;
        _gate = gate;
        _omittedFolders = omittedFolders;
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

        _gate.ThrowIfClosed($"the local files '{request.Name}'");
        await new DiffCopySender(call, source.Sent, _gate, cancellationToken).RunAsync(ListEntries(source, request)).ConfigureAwait(false);
        if (!request.IsForIgnoreRules)
        {
            source.Sent.Complete();
        }
    }

    /// <summary>Resolves the patterns lazily, so that their failures are handled like those of the walk.</summary>
    private IEnumerable<ContextEntry> ListEntries(LocalSource source, SyncRequest request)
    {
        var patterns = RequestedPatterns.Create(request, source);
        foreach (var entry in source.Walk(patterns.Excluded, patterns.Included, _omittedFolders))
        {
            yield return entry;
        }
    }
}
