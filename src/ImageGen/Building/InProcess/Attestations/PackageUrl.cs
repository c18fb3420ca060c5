namespace ImageGen.Building.InProcess.Attestations;

/// <summary>Package URLs in the form of moby/buildkit v0.32, <c>util/purl/image.go</c>.</summary>
internal static class PackageUrl
{
    /// <summary>Creates the URL of an image in a registry.</summary>
    /// <param name="image">The image. One without tag and digest has the tag <c>latest</c>.</param>
    /// <param name="digest">The digest that its tag had; <see langword="null"/> if only that of the reference is known.</param>
    /// <param name="platform">The platform.</param>
    public static string FromImage(ImageReference image, ImageDigest? digest, Platform platform)
    {
        var version = image.Tag?.ToString() ?? (image.Digest is null ? "latest" : null);
        var name = string.Join('/', image.Name.Split('/').Select(Uri.EscapeDataString));
        return $"pkg:docker/{name}{(version is null ? "" : "@" + version)}{Qualifiers(digest ?? image.Digest, platform)}";
    }

    /// <summary>Creates the URL of an image in a folder.</summary>
    /// <param name="name">The name of the context that has the image.</param>
    /// <param name="digest">The digest of the image.</param>
    /// <param name="platform">The platform.</param>
    public static string FromLayout(string name, ImageDigest digest, Platform platform) => $"pkg:oci/{Uri.EscapeDataString(name)}{Qualifiers(digest, platform)}";

    /// <summary>Creates the URL of a NuGet package.</summary>
    public static string FromPackage(string name, string version) => $"pkg:nuget/{Uri.EscapeDataString(name)}@{Uri.EscapeDataString(version)}";

    private static string Qualifiers(ImageDigest? digest, Platform platform)
    {
        var text = Uri.EscapeDataString(platform.Normalize().ToString());
        return digest is null ? "?platform=" + text : $"?digest={digest}&platform={text}";
    }
}
