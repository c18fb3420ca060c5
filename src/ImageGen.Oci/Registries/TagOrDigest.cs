namespace ImageGen.Oci;

/// <summary>The name of a manifest in its repository: a tag or a digest.</summary>
public readonly record struct TagOrDigest
{
    private TagOrDigest(ImageTag? tag, ImageDigest? digest)
    {
        Tag = tag;
        Digest = digest;
    }

    /// <summary>The tag; <see langword="null"/> if it is a digest.</summary>
    public ImageTag? Tag { get; }

    /// <summary>The digest; <see langword="null"/> if it is a tag.</summary>
    public ImageDigest? Digest { get; }

    /// <summary>Creates the name from a tag.</summary>
    /// <param name="tag">The tag.</param>
    public static implicit operator TagOrDigest(ImageTag tag) => new(tag ?? throw new ArgumentNullException(nameof(tag)), digest: null);

    /// <summary>Creates the name from a digest.</summary>
    /// <param name="digest">The digest.</param>
    public static implicit operator TagOrDigest(ImageDigest digest) => new(tag: null, digest ?? throw new ArgumentNullException(nameof(digest)));

    /// <summary>Parses a text: a digest if it contains a colon, or else a tag.</summary>
    /// <param name="text">The tag or digest: <c>1.4.0</c>, <c>sha256:…</c>.</param>
    /// <exception cref="ImageReferenceException">The text is not valid.</exception>
    public static implicit operator TagOrDigest(string text) => Parse(text);

    /// <summary>Returns the digest of a reference, or else its tag, or else <c>latest</c>.</summary>
    /// <param name="reference">The reference.</param>
    public static TagOrDigest FromReference(ImageReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Digest is { } digest ? digest : reference.Tag ?? ImageTag.Latest;
    }

    /// <summary>Parses a text: a digest if it contains a colon, or else a tag.</summary>
    /// <param name="text">The tag or digest: <c>1.4.0</c>, <c>sha256:…</c>.</param>
    /// <exception cref="ImageReferenceException">The text is not valid.</exception>
    public static TagOrDigest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(':', StringComparison.Ordinal) ? ImageDigest.Parse(text) : ImageTag.Parse(text);
    }

    /// <summary>Returns the tag or the digest. The default value is the tag <c>latest</c>.</summary>
    public override string ToString() => Digest?.ToString() ?? (Tag ?? ImageTag.Latest).ToString();
}
