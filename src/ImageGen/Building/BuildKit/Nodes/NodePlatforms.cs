using System.Collections.Immutable;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>The platforms that a node can build for.</summary>
/// <param name="Name">The node's address, the same in every process that uses the node.</param>
/// <param name="Chosen">The platforms that the options assign to the node; empty if they assign none.</param>
/// <param name="Offered">The platforms that the daemon reports, its own platform first.</param>
internal sealed record NodePlatforms(string Name, ImmutableArray<Platform> Chosen, ImmutableArray<Platform> Offered)
{
    /// <summary>The platform of a build without platforms; <see langword="null"/> if the daemon does not report it.</summary>
    public Platform? Own => Offered.IsEmpty ? null : Offered[0];

    public NodeFit For(Platform platform)
    {
        if (!Chosen.IsEmpty)
        {
            return Chosen.Any(each => Matches(each, platform)) ? NodeFit.Chosen : NodeFit.None;
        }

        if (!Offered.Any(each => Matches(each, platform)))
        {
            return Own?.OperatingSystem == platform.OperatingSystem ? NodeFit.Foreign : NodeFit.None;
        }

        // A daemon lists a related architecture only after it has tested that its processor runs it.
        return Own!.OperatingSystem == platform.OperatingSystem && Kin(Own.Architecture) == Kin(platform.Architecture) ? NodeFit.Native : NodeFit.Emulated;
    }

    /// <summary>Whether two platforms match. Versions of the operating system are ignored, because they matter where an image runs and not where it is built.</summary>
    public static bool Matches(Platform offered, Platform asked)
    {
        var (left, right) = (offered.Normalize(), asked.Normalize());
        return left.OperatingSystem == right.OperatingSystem
            && (right.Architecture is null || (left.Architecture == right.Architecture && left.Variant == right.Variant));
    }

    public override string ToString() => $"{Name}: {string.Join(", ", Chosen.IsEmpty ? Offered : Chosen)}";

    private static string? Kin(string? architecture) => architecture switch
    {
        "386" => "amd64",
        "arm" => "arm64",
        _ => architecture,
    };
}
