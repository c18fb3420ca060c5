namespace ImageGen.BuildKit.Solving;

/// <summary>What must be so before a daemon is asked for a build; it would do something else, or fail late and in other words.</summary>
internal static class SolveRequirements
{
    /// <summary>The first release that obeys more than one exporter; those before take the first and say nothing.</summary>
    private static readonly Version SeveralExporters = new(0, 13);

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
        }
    }

    /// <summary>Whether the daemon's version must be asked for.</summary>
    public static bool DependOnVersion(SolveOptions options) => options.Exporters.Count > 1;

    /// <param name="options">The build.</param>
    /// <param name="daemon">The daemon's name.</param>
    /// <param name="version">Its version; <see langword="null"/> for one that cannot say it.</param>
    /// <exception cref="BuildKitException">The daemon is too old.</exception>
    public static void CheckVersion(SolveOptions options, string daemon, BuildKitVersion? version)
    {
        if (DependOnVersion(options) && !IsAtLeast(version, SeveralExporters))
        {
            throw new BuildKitException(
                $"BuildKit at {daemon} ({version?.Version ?? "older than v0.11"}) makes one output in a build, and {options.Exporters.Count} are asked for. Update it to v0.13 or later (Docker Engine 26), or build once for each output.")
            {
                Status = Grpc.Core.StatusCode.Unimplemented,
            };
        }
    }

    /// <summary>A version that is no release's, such as v0.0.0+unknown, is a build of the developers' own, and taken for a new one.</summary>
    private static bool IsAtLeast(BuildKitVersion? version, Version needed) =>
        version is not null
        && (!Version.TryParse(version.Version.TrimStart('v').Split('-', '+')[0], out var parsed) || parsed == new Version(0, 0, 0) || parsed >= needed);
}
