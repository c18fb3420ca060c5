namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>The BuildKit version in each release of Docker Engine, from moby/moby's vendor.mod.</summary>
internal static class DockerEngineReleases
{
    /// <summary>The first engine with the containerd image store.</summary>
    private static readonly Version ContainerdStore = new(24, 0);

    private static readonly Release[] Releases =
    [
        new(new(18, 9), new(0, 3)),
        new(new(19, 3), new(0, 7)),
        new(new(20, 10), new(0, 8)),
        new(new(23, 0), new(0, 10)),
        new(new(24, 0), new(0, 11)),
        new(new(25, 0), new(0, 12)),
        new(new(26, 0), new(0, 13)),
        new(new(27, 0), new(0, 14)),
        new(new(27, 1), new(0, 15)),
        new(new(27, 3), new(0, 16)),
        new(new(27, 4), new(0, 17)),
        new(new(27, 5), new(0, 18)),
        new(new(28, 0), new(0, 20)),
        new(new(28, 1), new(0, 21)),
        new(new(28, 2), new(0, 22)),
        new(new(28, 3), new(0, 23)),
        new(new(28, 4), new(0, 24)),
        new(new(28, 5), new(0, 25)),
        new(new(29, 1), new(0, 26)),
        new(new(29, 2), new(0, 27)),
        new(new(29, 3), new(0, 28)),
        new(new(29, 4), new(0, 29)),
        new(new(29, 5), new(0, 30)),
        new(new(29, 6), new(0, 31)),
        new(new(29, 7), new(0, 32)),
    ];

    /// <summary>Finds the BuildKit version in an engine; <see langword="null"/> if the version is not one of Docker Engine.</summary>
    public static Version? BuildKitOf(string engineVersion)
    {
        // Only the first two numbers matter, as in 20.10.24+dfsg1 or 28.0.0-rc.1.
        var end = 0;
        while (end < engineVersion.Length && engineVersion[end] is '.' or (>= '0' and <= '9'))
        {
            end++;
        }

        return Version.TryParse(engineVersion.AsSpan(0, end).TrimEnd('.'), out var version)
            ? Array.FindLast(Releases, release => release.Engine <= version)?.BuildKit
            : null;
    }

    /// <summary>Finds the first engine with this BuildKit version; <see langword="null"/> if no known engine has it.</summary>
    public static Version? FirstWith(Version buildKit, BuildKitStore store)
    {
        var engine = Array.Find(Releases, release => release.BuildKit >= buildKit)?.Engine;
        return engine is not null && store == BuildKitStore.Containerd && engine < ContainerdStore ? ContainerdStore : engine;
    }

    /// <summary>The first engine release with a BuildKit version.</summary>
    private sealed record Release(Version Engine, Version BuildKit);
}
