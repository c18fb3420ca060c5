using ImageGen.BuildKit.Daemons;

namespace ImageGen.BuildKit.Solving;

/// <summary>Checks the options of a build before it is requested. Without these checks, a daemon would do something else, or fail late with an unclear message.</summary>
internal static class SolveRequirements
{
    /// <summary>The first release with several exporters. Older releases use the first and silently ignore the others.</summary>
    private static readonly Version SeveralExporters = new(0, 13);

    /// <summary>The first release with source policies. Older releases silently ignore a policy.</summary>
    private static readonly Version SourcePolicies = new(0, 11);

    /// <exception cref="ArgumentException">The sessions do not have what the build needs, or share files with a build that writes to this machine.</exception>
    public static void CheckSessions(SolveOptions options)
    {
        if (options.SharedSources is not null && !options.CanShareSources)
        {
            throw new ArgumentException($"A build that writes its result or a cache to this machine cannot use {nameof(SolveOptions.SharedSources)}, because other builds could read what it writes. Build it without them.", nameof(options));
        }

        if (!options.HasOwnSession && (options.SharedSources is null || NeedsOwnSession(options.Session)))
        {
            throw new ArgumentException($"A build without a session of its own needs {nameof(SolveOptions.SharedSources)}, and can have no secrets, SSH agents, uploads and image layouts. Do not set {nameof(SolveOptions.HasOwnSession)}.", nameof(options));
        }
    }

    /// <exception cref="ArgumentException">An exporter has no target of the right kind, or a mode that is not supported.</exception>
    public static void CheckTargets(SolveOptions options)
    {
        foreach (var exporter in options.Exporters)
        {
            var needed = exporter.Type switch
            {
                "local" => exporter.Target?.Directory is null ? nameof(ExportTarget.ToDirectory) : null,
                "tar" or "oci" or "docker" => exporter.Target?.OpenAsync is null ? nameof(ExportTarget.ToStream) : null,
                _ => null,
            };
            if (needed is not null)
            {
                throw new ArgumentException($"The exporter '{exporter.Type}' needs a destination. Set its Target to ExportTarget.{needed}(…).", nameof(options));
            }

            // Since v0.31. The client would have to delete the files, and this client does not.
            if (exporter.Type == "local" && exporter.Attributes.TryGetValue("mode", out var mode) && mode == "delete")
            {
                throw new ArgumentException("The exporter 'local' does not support mode=delete. Remove the mode, and export into an empty folder.", nameof(options));
            }
        }
    }

    /// <summary>Whether the check needs the daemon's version.</summary>
    public static bool DependOnVersion(SolveOptions options) => options.Exporters.Count > 1 || options.SourcePolicy is not null;

    /// <param name="options">The options of the build.</param>
    /// <param name="daemon">The daemon's name.</param>
    /// <param name="version">Its version; <see langword="null"/> for a daemon that does not report it.</param>
    /// <exception cref="BuildKitException">The daemon is too old.</exception>
    public static void CheckVersion(SolveOptions options, string daemon, BuildKitVersion? version)
    {
        if (options.Exporters.Count > 1 && !ReleaseRequirement.IsMet(version, SeveralExporters))
        {
            throw ReleaseRequirement.Refuse(
                daemon,
                version,
                $"supports one exporter in a build, and {options.Exporters.Count} are requested. Update it to v0.13 or later (Docker Engine 26), or build once for each exporter.");
        }

        if (options.SourcePolicy is not null && !ReleaseRequirement.IsMet(version, SourcePolicies))
        {
            throw ReleaseRequirement.Refuse(
                daemon,
                version,
                $"ignores {nameof(SolveOptions.SourcePolicy)}, and would use any source. Update it to v0.11 or later (Docker Engine 24), or build without a policy.");
        }
    }

    private static bool NeedsOwnSession(SessionOptions session) => session.Secrets is not null || session.SshAgents.Count + session.Uploads.Count + session.ImageLayouts.Count > 0;
}
