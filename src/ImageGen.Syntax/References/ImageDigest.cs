namespace ImageGen;

/// <summary>ImageDigest.</summary>
public sealed class ImageDigest(string text)
{
    /// <summary>Parses.</summary>
    public static ImageDigest Parse(string text) => new(text);

    /// <summary>Parses.</summary>
    public static implicit operator ImageDigest(string text) => Parse(text);

    /// <inheritdoc/>
    public override string ToString() => text;
}
