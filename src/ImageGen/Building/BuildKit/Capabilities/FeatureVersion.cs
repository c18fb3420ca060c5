namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>The versions of BuildKit that options need (from the history of moby/buildkit and of builder-next in moby/moby).</summary>
internal static class FeatureVersion
{
    /// <summary>Every version.</summary>
    public static readonly Version Any = new(0, 0);

    /// <summary>No version so far.</summary>
    public static readonly Version None = new(int.MaxValue, 0);

    /// <summary>The version 0.<paramref name="minor"/>.</summary>
    public static Version V(int minor) => new(0, minor);
}
