namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>Says before a build what the connected BuildKit cannot do of it.</summary>
internal static class BuildKitRequirements
{
    /// <exception cref="ImageBuildException">It would fail in the midst of the build, or build something else than what is asked for.</exception>
    public static void Check(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend, IProgress<BuildEvent> progress)
    {
        var missing = BuildKitFeatures.AskedFor(options, daemon, hasOwnFrontend).Where(feature => !feature.IsOf(daemon)).ToList();
        if (missing.Count > 0)
        {
            throw new ImageBuildException(
                $"{daemon} cannot do all that is asked for:{string.Concat(missing.Select(feature => $"\n  {feature.Option} takes {feature.Remedy(daemon)}."))}\nLeave these options out, or build where they are known.");
        }

        if (options.SbomGenerator is not null && options.Sbom != true)
        {
            progress.Report(new BuildWarning($"{nameof(options.SbomGenerator)} is set and {nameof(options.Sbom)} is not: no bill of materials is made."));
        }

        var ignored = BuildKitFeatures.PassedOver(options).Where(feature => !feature.IsOf(daemon)).Select(feature => feature.Option).ToList();
        if (ignored.Count > 0)
        {
            var classic = daemon.Store == BuildKitStore.Standalone ? "the classic builder of a Docker Engine" : "ImageBuilder.Classic";
            progress.Report(new BuildWarning($"{daemon} does not obey {string.Join(", ", ignored)}; {classic} does."));
        }
    }
}
