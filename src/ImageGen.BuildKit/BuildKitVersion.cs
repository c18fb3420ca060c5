namespace ImageGen.BuildKit;

/// <summary>The version of a daemon, as the daemon reports it.</summary>
/// <param name="Package">The Go package: <c>github.com/moby/buildkit</c>, or the package of a Docker Engine.</param>
/// <param name="Version">The version: <c>v0.11.6</c>.</param>
/// <param name="Revision">The commit; empty if the daemon was built without it.</param>
public sealed record BuildKitVersion(string Package, string Version, string Revision);
