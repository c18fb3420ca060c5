namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>What control.go and llbsolver refuse before a build begins, in their words.</summary>
internal static class SolveChecks
{
    private static readonly string[] OfGraphDriver = ["moby", "local", "tar"];
    private static readonly string[] OfContainerd = ["moby", "image", "local", "tar", "oci", "docker"];
    private static readonly string[] OfBuildkitd = ["image", "local", "tar", "oci", "docker"];

    public static void Check(SolveCall solve)
    {
        CheckExporters(solve);
        CheckCacheExports(solve);
        CheckAttestations(solve);
        // Neither daemon allows it by default; a buildkitd allows network.host neither.
        foreach (var entitlement in solve.Request.Entitlements.Where(each => each != "network.host" || solve.Options.Engine is null))
        {
            Refuse(true, $"granting entitlement {entitlement} is not allowed by build daemon configuration", "util/entitlements.WhiteList");
        }
    }

    /// <summary>mobyexporter, which has one image of one platform only.</summary>
    public static void CheckImage(SolveCall solve)
    {
        var platforms = solve.Request.FrontendAttrs.TryGetValue("platform", out var list) ? list.Split(',').Length : 1;
        Refuse(IsGraphDriver(solve) && platforms > 1, "exporting multiple references to image store is currently unsupported", "exporter/mobyexporter.Export");
    }

    private static bool IsGraphDriver(SolveCall solve) => solve.Options is { Engine: not null, HasContainerdStore: false };

    private static void CheckExporters(SolveCall solve)
    {
        var known = solve.Options.Engine is null ? OfBuildkitd : solve.Options.HasContainerdStore ? OfContainerd : OfGraphDriver;
        foreach (var exporter in solve.Exporters)
        {
            Refuse(!known.Contains(exporter.Type), $"exporter \"{exporter.Type}\" could not be found", "worker/base.(*Worker).Exporter");
        }
    }

    private static void CheckCacheExports(SolveCall solve)
    {
        var exports = solve.Request.Cache?.Exports ?? [];
        Refuse(exports.Count > 1 && !solve.Release.HasSeveralCacheExports, "specifying multiple cache exports is not supported currently", "control.(*Controller).Solve");
        var known = KnownCaches(solve);
        foreach (var export in exports)
        {
            Refuse(!known.Contains(export.Type), $"unknown cache exporter: \"{export.Type}\"", "control.(*Controller).Solve");
        }
    }

    private static string[] KnownCaches(SolveCall solve)
    {
        string[] kept = ["inline", "registry", "local"];
        if (IsGraphDriver(solve))
        {
            return ["inline"];
        }

        var release = solve.Release.Version;
        return solve.Options.Engine is not null ? [.. kept, "gha"]
            : release >= new Version(0, 11, 0) ? [.. kept, "gha", "s3", "azblob"]
            : release >= new Version(0, 9, 0) ? [.. kept, "gha"]
            : kept;
    }

    private static void CheckAttestations(SolveCall solve)
    {
        var kinds = solve.Request.FrontendAttrs.Keys.Where(key => key.StartsWith("attest:", StringComparison.Ordinal)).Select(key => key["attest:".Length..]);
        foreach (var kind in kinds.Where(kind => solve.Release.HasAttestations && kind is not ("sbom" or "provenance")))
        {
            Refuse(true, $"unknown attestation type \"{kind}\"", "frontend/attestations.Validate");
        }
    }

    private static void Refuse(bool isWrong, string words, string function)
    {
        if (isWrong)
        {
            throw SolveFailures.Of(words, function);
        }
    }
}
