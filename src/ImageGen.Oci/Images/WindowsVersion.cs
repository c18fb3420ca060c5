using System.Globalization;
using System.Runtime.InteropServices;

namespace ImageGen.Oci;

/// <summary>
/// The versions of Windows whose containers a version can run, like <c>platform_windows_compat.go</c> of github.com/containerd/platforms at
/// 09756f59cb1d6b3fb368f371043d36e634789537.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WindowsVersion(byte Major, byte Minor, ushort Build)
{
    private const ushort Server2022 = 20348;
    private const ushort Server2025 = 26100;

    /// <summary>Whether a host can run a container. A missing version fits every other.</summary>
    public static bool CanRun(string? host, string? container)
    {
        var hostVersion = Parse(host);
        return hostVersion == default || container is null || hostVersion.CanRun(Parse(container));
    }

    private bool CanRun(WindowsVersion container)
    {
        if (Major != container.Major || Minor != container.Minor)
        {
            return false;
        }

        // A release after 2022 runs the containers of the release before.
        return Build < Server2022
            ? Build == container.Build
            : container.Build <= Build && container.Build >= (Build > Server2025 ? Server2025 : Server2022);
    }

    private static WindowsVersion Parse(string? text) =>
        text?.Split('.') is [var major, var minor, var build, ..]
        && byte.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var majorVersion)
        && byte.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var minorVersion)
        && ushort.TryParse(build, NumberStyles.None, CultureInfo.InvariantCulture, out var buildNumber)
            ? new WindowsVersion(majorVersion, minorVersion, buildNumber)
            : default;
}
