namespace ImageGen;

/// <summary>
/// Names for <c>[StringSyntax(…)]</c> on a parameter, property or field of type <see cref="string"/>. The compiler then checks each constant that it
/// receives, in the same way as a constant that is converted to an <see cref="ImageReference"/>.
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
