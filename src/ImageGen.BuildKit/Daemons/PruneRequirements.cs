namespace ImageGen.BuildKit.Daemons;

/// <summary>Checks that a daemon supports the options of a prune request.</summary>
internal static class PruneRequirements
{
    /// <summary>The first release with limits of the space. Older releases ignore them, and would remove the whole cache.</summary>
    private static readonly Version SpaceLimits = new(0, 17);

    /// <summary>Whether the check needs the daemon's version.</summary>
    public static bool DependOnVersion(PruneOptions options) => options.MaxUsedSpace != 0 || options.MinFreeSpace != 0;

    /// <param name="options">What to remove.</param>
    /// <param name="daemon">The daemon's name.</param>
    /// <param name="version">Its version; <see langword="null"/> for a daemon that does not report it.</param>
    /// <exception cref="BuildKitException">The daemon is too old.</exception>
    public static void CheckVersion(PruneOptions options, string daemon, BuildKitVersion? version)
    {
        if (DependOnVersion(options) && !ReleaseRequirement.IsMet(version, SpaceLimits))
        {
            throw ReleaseRequirement.Refuse(
                daemon,
                version,
                $"ignores {nameof(PruneOptions.MaxUsedSpace)} and {nameof(PruneOptions.MinFreeSpace)}, and would remove its whole cache. Update it to v0.17 or later (Docker Engine 27.4), or set only {nameof(PruneOptions.ReservedSpace)}.");
        }
    }
}
