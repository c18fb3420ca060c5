using System.Collections.Immutable;
using System.Globalization;

namespace ImageGen.Oci;

/// <summary>
/// The selection of a manifest by platform, like <c>platforms.Only</c> of github.com/containerd/platforms at
/// 09756f59cb1d6b3fb368f371043d36e634789537 (<c>compare.go</c>).
/// </summary>
internal static class PlatformMatch
{
    private const string AttestationAnnotation = "vnd.docker.reference.type";
    private const string Unknown = "unknown";

    /// <summary>A variant beyond it does not exist, and would only make the list long.</summary>
    private const int MaxVersion = 16;

    public static Descriptor? Find(ImmutableArray<Descriptor> manifests, Platform platform)
    {
        var wanted = platform.Normalize();
        var candidates = manifests
            .Where(static manifest => manifest.Platform is { } its && its.OperatingSystem != Unknown && !manifest.Annotations.ContainsKey(AttestationAnnotation))
            .Where(manifest => IsSystem(manifest.Platform!, wanted))
            .ToList();
        // Of several equal ones, the one that needs the most features of the system is the better one.
        return Ranked(wanted)
            .Select(each => candidates.Where(manifest => IsArchitecture(manifest.Platform!, each)).MaxBy(static manifest => manifest.Platform!.OperatingSystemFeatures.Count))
            .FirstOrDefault(static found => found is not null);
    }

    private static bool IsSystem(Platform platform, Platform wanted) =>
        platform.OperatingSystem == wanted.OperatingSystem
        && Features(platform).All(wanted.OperatingSystemFeatures.Contains)
        && (wanted.OperatingSystem != "windows" || WindowsVersion.CanRun(wanted.OperatingSystemVersion, platform.OperatingSystemVersion));

    // Earlier versions of containerd did not compare this feature, and every Windows with a desktop has it.
    private static IEnumerable<string> Features(Platform platform) => platform.OperatingSystemFeatures.Where(feature => platform.OperatingSystem != "windows" || feature != "win32k");

    private static bool IsArchitecture(Platform platform, (string? Architecture, string? Variant) wanted)
    {
        var normalized = platform.Normalize();
        return wanted.Architecture is null || (normalized.Architecture == wanted.Architecture && normalized.Variant == wanted.Variant);
    }

    /// <summary>The architectures that a platform can run, the best one first.</summary>
    private static IEnumerable<(string? Architecture, string? Variant)> Ranked(Platform platform) => platform.Architecture switch
    {
        "amd64" => [(platform.Architecture, platform.Variant), .. Lower("amd64", platform.Variant, lowest: 1), ("386", null)],
        "arm" => [(platform.Architecture, platform.Variant), .. Lower("arm", platform.Variant, lowest: 5)],
        "arm64" => RankedArm64(platform.Variant ?? "v8"),
        _ => [(platform.Architecture, platform.Variant)],
    };

    private static IEnumerable<(string? Architecture, string? Variant)> Lower(string architecture, string? variant, int lowest)
    {
        var start = int.TryParse(variant.AsSpan().TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? Math.Min(version, MaxVersion) - 1 : 0;
        for (var each = start; each >= lowest; each--)
        {
            // The variant v1 of amd64 is the usual one, which has no name.
            yield return (architecture, each == 1 ? null : "v" + each.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(string? Architecture, string? Variant)> RankedArm64(string variant)
    {
        // v9.N contains v8.(N + 5), up to v8.9.
        (int Nine, int Eight)? minors = variant switch
        {
            "v8" => (-1, 0),
            ['v', '8', '.', >= '1' and <= '9' and var minor] => (-1, minor - '0'),
            "v9" => (0, 5),
            ['v', '9', '.', >= '1' and <= '7' and var minor] => (minor - '0', Math.Min(minor - '0' + 5, 9)),
            _ => null,
        };
        if (minors is not { } known)
        {
            return [];
        }

        return [.. Minors(9, known.Nine), .. Minors(8, known.Eight), ("arm", "v8"), .. Lower("arm", "v8", lowest: 5)];
    }

    private static IEnumerable<(string? Architecture, string? Variant)> Minors(int major, int highest)
    {
        for (var minor = highest; minor >= 0; minor--)
        {
            yield return ("arm64", (major, minor) switch
            {
                (8, 0) => null,
                (_, 0) => string.Create(CultureInfo.InvariantCulture, $"v{major}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"v{major}.{minor}"),
            });
        }
    }
}
