using ImageGen.BuildKit.Calls;
using ImageGen.BuildKit.Solving;

namespace ImageGen.BuildKit;

/// <summary>
/// Local sources in a session of their own, for several builds at the same time (<see cref="SolveOptions.SharedSources"/>). Builds that need the same files
/// of a source share one step, so that the files are listed, sent and compared once. Create it with <see cref="BuildKitClient.ShareSourcesAsync"/>, and dispose
/// it after the builds.
/// </summary>
public sealed class SharedSources : IAsyncDisposable
{
    private readonly DaemonCalls _calls;

    internal SharedSources(IReadOnlyCollection<string> names, SolveSession session, DaemonCalls calls)
    {
        Names = names;
        Session = session;
        _calls = calls;
    }

    /// <summary>The names of the sources.</summary>
    public IReadOnlyCollection<string> Names { get; }

    internal SolveSession Session { get; }

    /// <summary>Ends the session. Builds that still fetch files from it fail.</summary>
    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync().ConfigureAwait(false);
        _calls.Dispose();
    }
}
