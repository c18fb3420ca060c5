namespace ImageGen;

/// <summary>
/// Names for <c>[StringSyntax(…)]</c> on a parameter, property or field of type <see cref="string"/>: the compiler then checks the constants that
/// are given to it, as it does where a constant becomes an <see cref="ImageReference"/>.
/// </summary>
public static class ImageSyntax
{
    /// <summary>An image reference: <c>ghcr.io/acme/shop:1.4.0</c>.</summary>
    public const string Reference = "ImageReference";

    /// <summary>A tag: <c>1.4.0</c>.</summary>
    public const string Tag = "ImageTag";

    /// <summary>A digest: <c>sha256:…</c>.</summary>
    public const string Digest = "ImageDigest";

    /// <summary>A platform: <c>linux/arm64</c>.</summary>
    public const string Platform = "ImagePlatform";
}
