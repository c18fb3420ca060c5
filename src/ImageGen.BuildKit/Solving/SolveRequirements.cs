using ImageGen.BuildKit.Daemons;

namespace ImageGen.BuildKit.Solving;

/// <summary>What must be so before a daemon is asked for a build; it would do something else, or fail late and in other words.</summary>
internal static class SolveRequirements
{
    /// <summary>The first release that obeys more than one exporter; those before take the first and say nothing.</summary>
    private static readonly Version SeveralExporters = new(0, 13);

    /// <summary>The first release that obeys a policy; those before use what it forbids, and say nothing.</summary>
    private static readonly Version SourcePolicies = new(0, 11);

    /// <exception cref="ArgumentException">An exporter and its target do not go together.</exception>
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
                throw new ArgumentException($"The exporter '{exporter.Type}' needs a place for its result. Set its Target to ExportTarget.{needed}(…).", nameof(options));
            }

            // Since v0.31. The daemon leaves it to its client, which would leave the files where they are.
            if (exporter.Type == "local" && exporter.Attributes.TryGetValue("mode", out var mode) && mode == "delete")
            {
                throw new ArgumentException("The exporter 'local' deletes nothing here (mode=delete). Leave the mode away, and export into an empty folder.", nameof(options));
            }
        }
    }

    /// <summary>Whether the daemon's version must be asked for.</summary>
    public static bool DependOnVersion(SolveOptions options) => options.Exporters.Count > 1 || options.SourcePolicy is not null;

    /// <param name="options">The build.</param>
    /// <param name="daemon">The daemon's name.</param>
    /// <param name="version">Its version; <see langword="null"/> for one that cannot say it.</param>
    /// <exception cref="BuildKitException">The daemon is too old.</exception>
    public static void CheckVersion(SolveOptions options, string daemon, BuildKitVersion? version)
    {
        if (options.Exporters.Count > 1 && !ReleaseRequirement.IsMet(version, SeveralExporters))
        {
            throw ReleaseRequirement.Refuse(
                daemon,
                version,
                $"makes one output in a build, and {options.Exporters.Count} are asked for. Update it to v0.13 or later (Docker Engine 26), or build once for each output.");
        }

        if (options.SourcePolicy is not null && !ReleaseRequirement.IsMet(version, SourcePolicies))
        {
            throw ReleaseRequirement.Refuse(
                daemon,
                version,
                $"passes over {nameof(SolveOptions.SourcePolicy)}, and would use any source. Update it to v0.11 or later (Docker Engine 24), or build without a policy.");
        }
    }
}
