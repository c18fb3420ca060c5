using System.Globalization;

namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>A version of the .NET SDK, or only its major and minor number, as image tags may have it.</summary>
/// <param name="Major">The major version of .NET.</param>
/// <param name="Minor">The minor version of .NET.</param>
/// <param name="Patch">The feature band in hundreds, and the patch; <see langword="null"/> for the newest SDK of the version of .NET.</param>
/// <param name="Prerelease">The first two parts of a preview: <c>rc.1</c>. Empty for a release.</param>
internal sealed record SdkVersion(int Major, int Minor, int? Patch, string Prerelease)
{
    private static readonly string[] PrereleaseNames = ["alpha.", "beta.", "preview.", "rc."];

    /// <summary>Reads a version, or the start of a tag such as <c>10.0.100-rc.1-alpine</c>; <see langword="null"/> if it does not start with a version.</summary>
    public static SdkVersion? Parse(string text)
    {
        var parts = text.Split('-');
        return Version.TryParse(parts[0], out var version)
            ? new SdkVersion(version.Major, version.Minor, version.Build < 0 ? null : version.Build, parts.Length > 1 && PrereleaseNames.Any(name => parts[1].StartsWith(name, StringComparison.Ordinal)) ? Shorten(parts[1]) : "")
            : null;
    }

    /// <summary>Whether a <c>global.json</c> accepts this SDK (<c>matches_policy</c> in dotnet/runtime, src/native/corehost/fxr/sdk_resolver.cpp). What is not known counts as accepted.</summary>
    /// <param name="required">The version in the file.</param>
    /// <param name="policy">The policy <c>rollForward</c> of the file; empty for the default.</param>
    public bool IsAccepted(SdkVersion required, string policy) => policy.ToUpperInvariant() switch
    {
        "DISABLE" => IsSameMinor(required) && (Patch is null || Compare(required) == 0),
        "" or "PATCH" or "LATESTPATCH" => IsSameMinor(required) && (Patch is null || (Patch / 100 == required.Patch / 100 && Compare(required) >= 0)),
        "FEATURE" or "LATESTFEATURE" => IsSameMinor(required) && Compare(required) >= 0,
        "MINOR" or "LATESTMINOR" => Major == required.Major && Compare(required) >= 0,
        "MAJOR" or "LATESTMAJOR" => Compare(required) >= 0,
        _ => true,
    };

    private static string Shorten(string prerelease) => string.Join(".", prerelease.Split('.').Take(2));

    private bool IsSameMinor(SdkVersion other) => (Major, Minor) == (other.Major, other.Minor);

    private int Compare(SdkVersion other)
    {
        var numbers = (Major, Minor).CompareTo((other.Major, other.Minor));
        return numbers != 0 || Patch is not { } patch || other.Patch is not { } otherPatch ? numbers
            : patch != otherPatch ? patch.CompareTo(otherPatch)
            : ComparePrerelease(Prerelease, other.Prerelease);
    }

    /// <summary>A release is newer than its previews.</summary>
    private static int ComparePrerelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        var (name, number) = Split(left);
        var (otherName, otherNumber) = Split(right);
        return name == otherName ? number.CompareTo(otherNumber) : string.CompareOrdinal(name, otherName);
    }

    private static (string Name, int Number) Split(string prerelease)
    {
        var parts = prerelease.Split('.');
        return (parts[0], parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
    }
}
