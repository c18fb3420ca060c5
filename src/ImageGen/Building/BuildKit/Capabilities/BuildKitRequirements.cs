using ImageGen.Building.Options;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>Checks before a build whether the connected BuildKit supports its options.</summary>
internal static class BuildKitRequirements
{
    /// <exception cref="ImageBuildException">An option is not supported.</exception>
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
                $"{daemon} does not support all options of the build:{string.Concat(missing.Select(feature => $"\n  {feature.Option} needs {feature.Remedy(daemon)}."))}\nRemove these options, or build with a BuildKit that supports them.");
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
            progress.Report(new BuildWarning($"{daemon} ignores {string.Join(", ", ignored)}. Remove the options, or use {classic}, which supports them."));
        }
    }
}
