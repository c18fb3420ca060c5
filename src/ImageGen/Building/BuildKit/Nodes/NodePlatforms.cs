using System.Collections.Immutable;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>What a node can build for.</summary>
/// <param name="Name">The node's address, the same in every process that uses the node.</param>
/// <param name="Chosen">The platforms that the options name for it; none where they leave it to the daemon.</param>
/// <param name="Offered">What the daemon itself says, its own platform first.</param>
internal sealed record NodePlatforms(string Name, ImmutableArray<Platform> Chosen, ImmutableArray<Platform> Offered)
{
    /// <summary>The platform of a build that names none; <see langword="null"/> where the daemon does not say.</summary>
    public Platform? Own => Offered.IsEmpty ? null : Offered[0];

    public NodeFit For(Platform platform)
    {
        if (!Chosen.IsEmpty)
        {
            return Chosen.Any(each => Matches(each, platform)) ? NodeFit.Chosen : NodeFit.None;
        }

        if (!Offered.Any(each => Matches(each, platform)))
        {
            return NodeFit.None;
        }

        // A daemon that lists a platform of its processor's kin has tried that it runs.
        return Own!.OperatingSystem == platform.OperatingSystem && Kin(Own.Architecture) == Kin(platform.Architecture) ? NodeFit.Native : NodeFit.Emulated;
    }

    /// <summary>Versions of the operating system are left out: an image for one runs, or does not, wherever it was built.</summary>
    public static bool Matches(Platform offered, Platform asked) =>
        offered.OperatingSystem == asked.OperatingSystem
        && (asked.Architecture is null || (offered.Architecture == asked.Architecture && Variant(offered) == Variant(asked)));

    public override string ToString() => $"{Name}: {string.Join(", ", Chosen.IsEmpty ? Offered : Chosen)}";

    /// <summary>The variant, also where it is the usual one and so not always written.</summary>
    private static string? Variant(Platform platform) => platform.Variant ?? platform.Architecture switch
    {
        "amd64" => "v1",
        "arm64" => "v8",
        "arm" => "v7",
        _ => null,
    };

    private static string? Kin(string? architecture) => architecture switch
    {
        "386" => "amd64",
        "arm" => "arm64",
        _ => architecture,
    };
}
