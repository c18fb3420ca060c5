using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>
/// The folders that builds at the same time send to their daemons. Builds that need the same part of a folder share a session, so that a daemon sees one source
/// and fetches it once. From the sessions of two builds it fetches everything twice, because it compares only with files that no running build uses.
/// </summary>
internal sealed class ConcurrentContexts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Daemon, string Folder, string Rules), SharedContext> _current = [];

    /// <summary>Adds a build to those that send the same part of a folder.</summary>
    /// <param name="daemon">The name of the daemon.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="rules">The rules that decide which part of it is sent.</param>
    /// <param name="files">The files that the build would send.</param>
    /// <param name="share">Opens the session, if the build is the first.</param>
    public SharedContext.Member Join(string daemon, string folder, string rules, LocalSource files, Func<SharedLogins, Task<SharedSources>> share)
    {
        lock (_gate)
        {
            if (_current.TryGetValue((daemon, folder, rules), out var context) && context.TryJoin() is { } member)
            {
                return member;
            }

            _current[(daemon, folder, rules)] = context = new SharedContext(files, share);
            return context.TryJoin()!;
        }
    }
}
