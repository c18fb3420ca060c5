using ImageGen.Building.BuildKit.Capabilities;

namespace ImageGen.Building.Options;

/// <summary>Finds what an option asks for that not every BuildKit can do.</summary>
/// <param name="options">The options of the build.</param>
/// <param name="daemon">The BuildKit that builds: some options need more of one store than of another.</param>
/// <param name="hasOwnFrontend">Whether the Dockerfile names the image that reads it, so that the daemon's own frontend does not matter.</param>
/// <param name="features">Receives what it finds.</param>
internal delegate void FeatureRule(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend, List<BuildKitFeature> features);
