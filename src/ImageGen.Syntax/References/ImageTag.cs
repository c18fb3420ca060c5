namespace ImageGen;

/// <summary>ImageTag.</summary>
public sealed class ImageTag(string text)
{
    /// <summary>Parses.</summary>
    public static ImageTag Parse(string text) => new(text);

    /// <summary>Parses.</summary>
    public static implicit operator ImageTag(string text) => Parse(text);

    /// <inheritdoc/>
    public override string ToString() => text;
}
