using System.Text.RegularExpressions;

namespace ImageGen.Building.Failures;

/// <summary>Recognises a build that needs an entitlement that its options do not grant or the daemon's configuration does not allow.</summary>
internal static partial class EntitlementFailures
{
    private const string NetworkHost = "network.host";

    public static BuildFailure? Recognise(EngineComplaint complaint)
    {
        var match = Statement().Match(complaint.Words);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value;
        var (what, next) = match.Groups["daemon"].Success
            ? ($"the builder's configuration does not allow the entitlement {name}, which the build grants ({nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Entitlements)}{(name == NetworkHost ? $", or {nameof(ImageBuildOptions.Network)} = \"host\"" : "")}).",
                $"Allow it in the builder's configuration: for buildkitd with --allow-insecure-entitlement {name}, for a Docker Engine with \"builder\": {{\"Entitlements\": {{\"{name.Replace('.', '-')}\": true}}}} in its daemon.json.")
            : ($"a step needs the entitlement {name}, which the build does not grant.",
                $"Grant it in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Entitlements)}: {nameof(BuildEntitlement)}.{MemberOf(name)}.");
        return new BuildFailure(FailureReason.Other, what, next) { Instruction = complaint.Instruction };
    }

    private static string MemberOf(string name) => name == NetworkHost ? nameof(BuildEntitlement.NetworkHost) : nameof(BuildEntitlement.SecurityInsecure);

    // moby/buildkit, util/entitlements; all versions.
    [GeneratedRegex(
        @"granting entitlement (?<name>[\w.]+) (?<daemon>is not allowed by build daemon configuration)|(?<name>network\.host|security\.insecure) is not allowed",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Statement();
}
