using ImageGen.Building.BuildKit.Capabilities;

namespace ImageGen.Building.Options;

/// <summary>Finds the features that an option uses and that not every BuildKit supports.</summary>
/// <param name="options">The options of the build.</param>
/// <param name="daemon">The daemon that builds. Some options have different requirements for each store.</param>
/// <param name="hasOwnFrontend">Whether the Dockerfile names a frontend image, so that the daemon's built-in frontend is not used.</param>
/// <param name="features">Receives the features.</param>
internal delegate void FeatureRule(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend, List<BuildKitFeature> features);
