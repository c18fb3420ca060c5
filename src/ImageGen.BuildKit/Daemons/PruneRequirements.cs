namespace ImageGen.BuildKit.Daemons;

/// <summary>What must be so before a daemon is asked to prune its cache.</summary>
internal static class PruneRequirements
{
    /// <summary>The first release that obeys limits of the space; those before see a request without any, which removes everything.</summary>
    private static readonly Version SpaceLimits = new(0, 17);

    /// <summary>Whether the daemon's version must be asked for.</summary>
    public static bool DependOnVersion(PruneOptions options) => options.MaxUsedSpace != 0 || options.MinFreeSpace != 0;

    /// <param name="options">What to remove.</param>
    /// <param name="daemon">The daemon's name.</param>
    /// <param name="version">Its version; <see langword="null"/> for one that cannot say it.</param>
    /// <exception cref="BuildKitException">The daemon is too old.</exception>
    public static void CheckVersion(PruneOptions options, string daemon, BuildKitVersion? version)
    {
        if (DependOnVersion(options) && !ReleaseRequirement.IsMet(version, SpaceLimits))
        {
            throw ReleaseRequirement.Refuse(
                daemon,
                version,
                $"passes over {nameof(PruneOptions.MaxUsedSpace)} and {nameof(PruneOptions.MinFreeSpace)}, and would remove its whole cache. Update it to v0.17 or later (Docker Engine 27.4), or say with {nameof(PruneOptions.ReservedSpace)} alone how much stays.");
        }
    }
}
