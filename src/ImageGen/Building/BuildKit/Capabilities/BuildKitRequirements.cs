using ImageGen.Building.Options;

namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>Says before a build what the connected BuildKit cannot do of it.</summary>
internal static class BuildKitRequirements
{
    /// <exception cref="ImageBuildException">It would fail in the midst of the build, or build something else than what is asked for.</exception>
    public static void Check(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend, IProgress<BuildEvent> progress)
    {
        List<BuildKitFeature> features = [];
        List<string> ignored = [];
        foreach (var option in BuildOptionTable.All)
        {
            option.AddFeatures(options, daemon, hasOwnFrontend, features);
            if (option.IgnoredBefore > daemon.Version && option.IsAskedIn(options))
            {
                ignored.Add(option.Name);
            }
        }

        var missing = features.FindAll(feature => !feature.IsOf(daemon));
        if (missing.Count > 0)
        {
            throw new ImageBuildException(
                $"{daemon} cannot do all that is asked for:{string.Concat(missing.Select(feature => $"\n  {feature.Option} takes {feature.Remedy(daemon)}."))}\nLeave these options out, or build where they are known.");
        }

        foreach (var option in BuildOptionTable.All)
        {
            if (option.Warning?.Invoke(options) is { } warning)
            {
                progress.Report(new BuildWarning(warning));
            }
        }

        if (ignored.Count > 0)
        {
            var classic = daemon.Store == BuildKitStore.Standalone ? "the classic builder of a Docker Engine" : "ImageBuilder.Classic";
            progress.Report(new BuildWarning($"{daemon} does not obey {string.Join(", ", ignored)}; {classic} does."));
        }
    }
}
