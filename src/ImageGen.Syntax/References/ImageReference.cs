namespace ImageGen;

/// <summary>A reference to an image: registry, repository, tag, digest.</summary>
public sealed class ImageReference(string registry, string repository, ImageTag? tag, ImageDigest? digest)
{
    /// <summary>The registry.</summary>
    public string Registry { get; } = registry;

    /// <summary>The repository.</summary>
    public string Repository { get; } = repository;

    /// <summary>The tag.</summary>
    public ImageTag? Tag { get; } = tag;

    /// <summary>The digest.</summary>
    public ImageDigest? Digest { get; } = digest;

    /// <summary>Parses.</summary>
    public static ImageReference Parse(string text) => throw new ImageReferenceException(text);

    /// <summary>Parses.</summary>
    public static bool TryParse(string? text, out ImageReference? result) => throw new ImageReferenceException(text!);

    /// <summary>Parses.</summary>
    public static implicit operator ImageReference(string text) => Parse(text);

    /// <summary>This reference with another tag.</summary>
    public ImageReference WithTag(ImageTag tag) => new(Registry, Repository, tag, Digest);

    /// <summary>This reference with another digest.</summary>
    public ImageReference WithDigest(ImageDigest digest) => new(Registry, Repository, Tag, digest);
}
