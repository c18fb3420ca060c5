using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <summary>A tag: up to 128 letters, digits, underscores, periods and dashes. It does not start with a period or a dash.</summary>
#if NET
[System.ComponentModel.TypeConverter(typeof(TextTypeConverter<ImageTag>))]
[System.Text.Json.Serialization.JsonConverter(typeof(ImageTextJsonConverter<ImageTag>))]
#endif
public sealed partial class ImageTag : IEquatable<ImageTag>
{
    private readonly string _text;

    private ImageTag(string text) => _text = text;

    /// <summary>The tag that an engine uses for a reference without one: <c>latest</c>.</summary>
    public static ImageTag Latest { get; } = new("latest");

    /// <summary>Parses a tag.</summary>
    /// <param name="text">The tag, without a colon: <c>1.4.0</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="ImageReferenceException">
    /// <paramref name="text"/> is not a valid tag. The message states the position and the reason.
    /// </exception>
    public static ImageTag Parse(string text) =>
        TryParse(text ?? throw new ArgumentNullException(nameof(text)), out ImageTag? result, out ImageReferenceError? error)
            ? result
            : throw new ImageReferenceException(error);

    /// <inheritdoc cref="Parse(string)"/>
    public static ImageTag Parse(ReadOnlySpan<char> text) =>
        TagScanner.TryScan(text, out _) ? new ImageTag(text.ToString()) : throw new ImageReferenceException(ReferenceDiagnosis.ForTag(text));

    /// <summary>Tries to parse a tag.</summary>
    /// <param name="text">The tag, without a colon.</param>
    /// <param name="result">The tag; <see langword="null"/> if the text is not valid.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageTag? result)
    {
        result = TagScanner.TryScan(text.AsSpan(), out _) ? new ImageTag(text!) : null;
        return result is not null;
    }

    /// <inheritdoc cref="TryParse(string, out ImageTag)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ImageTag? result)
    {
        result = TagScanner.TryScan(text, out _) ? new ImageTag(text.ToString()) : null;
        return result is not null;
    }

    /// <summary>Tries to parse a tag, and reports the error if the text is not valid.</summary>
    /// <param name="text">The tag, without a colon.</param>
    /// <param name="result">The tag; <see langword="null"/> if the text is not valid.</param>
    /// <param name="error">
    /// The rule that the text breaks, the position, and what to write instead; <see langword="null"/> if the text is valid.
    /// </param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageTag? result, [NotNullWhen(false)] out ImageReferenceError? error)
    {
        bool isValid = TagScanner.TryScan(text.AsSpan(), out _);
        result = isValid ? new ImageTag(text!) : null;
        error = isValid ? null : ReferenceDiagnosis.ForTag(text.AsSpan());
        return isValid;
    }

    /// <summary>Parses a tag. <see langword="null"/> stays <see langword="null"/>.</summary>
    /// <param name="text">The tag, without a colon.</param>
    /// <exception cref="ImageReferenceException"><paramref name="text"/> is not a valid tag.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ImageTag?(string? text) => text is null ? null : Parse(text);

    /// <summary>Whether two tags are equal. Case counts.</summary>
    public static bool operator ==(ImageTag? left, ImageTag? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two tags differ.</summary>
    public static bool operator !=(ImageTag? left, ImageTag? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] ImageTag? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as ImageTag);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Returns the tag, without a colon.</summary>
    public override string ToString() => _text;

    /// <summary>Creates a tag from a text that a scanner has accepted.</summary>
    internal static ImageTag CreateChecked(ReadOnlySpan<char> text) => new(text.ToString());
}
