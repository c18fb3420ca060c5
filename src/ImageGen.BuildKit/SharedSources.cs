using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<string, LocalSource> _sources;

    internal SharedSources(ConcurrentDictionary<string, LocalSource> sources, SolveSession session, DaemonCalls calls)
    {
        _sources = sources;
        Session = session;
        _calls = calls;
    }

    /// <summary>The names of the sources.</summary>
    public IReadOnlyCollection<string> Names => [.. _sources.Keys];

    internal SolveSession Session { get; }

    /// <summary>Adds a source for a build that starts later, such as its Dockerfile.</summary>
    /// <param name="name">The name, which no other source of the session may have.</param>
    /// <param name="source">The source.</param>
    /// <exception cref="ArgumentException">There is a source with this name.</exception>
    public void Add(string name, LocalSource source)
    {
        if (!_sources.TryAdd(name, source))
        {
            throw new ArgumentException($"The session has a source with the name '{name}' already. Use another name.", nameof(name));
        }
    }

    /// <summary>Ends the session. Builds that still fetch files from it fail.</summary>
    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync().ConfigureAwait(false);
        _calls.Dispose();
    }
}
