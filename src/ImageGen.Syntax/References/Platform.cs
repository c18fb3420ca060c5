namespace ImageGen;

/// <summary>Platform.</summary>
public sealed class Platform(string text)
{
    /// <summary>Parses.</summary>
    public static Platform Parse(string text) => new(text);

    /// <summary>Parses.</summary>
    public static implicit operator Platform(string text) => Parse(text);

    /// <inheritdoc/>
    public override string ToString() => text;
}
