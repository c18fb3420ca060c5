using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>Provides a daemon with the credentials of several builds that share a session.</summary>
internal sealed class SharedLogins : IRegistryAuthenticator
{
    private readonly Lock _gate = new();
    private readonly List<RegistryLogins> _builds = [];

    public void Add(RegistryLogins build)
    {
        lock (_gate)
        {
            _builds.Add(build);
        }
    }

    public ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken)
    {
        RegistryLogins build;
        lock (_gate)
        {
            // The builds use the same configuration, so any that names the registry will do. If none does, the first one refuses it.
            build = _builds.Find(each => each.Names(host)) ?? _builds[0];
        }

        return build.FindAsync(host, cancellationToken);
    }
}
