namespace ImageGen.BuildKit;

/// <summary>What a daemon says of its own build.</summary>
/// <param name="Package">The Go package that was built: <c>github.com/moby/buildkit</c>, or the one of a Docker Engine.</param>
/// <param name="Version">The version: <c>v0.11.6</c>.</param>
/// <param name="Revision">The commit; empty where the build did not know it.</param>
public sealed record BuildKitVersion(string Package, string Version, string Revision);
