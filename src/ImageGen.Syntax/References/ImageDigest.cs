using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <summary>
/// The digest of a manifest or an image: <c>sha256:</c> with 64, <c>sha384:</c> with 96 or <c>sha512:</c> with 128 lower-case hexadecimal digits.
/// Accepts the same texts as opencontainers/go-digest v1.0.0.
/// </summary>
#if NET
[System.ComponentModel.TypeConverter(typeof(TextTypeConverter<ImageDigest>))]
[System.Text.Json.Serialization.JsonConverter(typeof(ImageTextJsonConverter<ImageDigest>))]
#endif
public sealed partial class ImageDigest : IEquatable<ImageDigest>
{
    private readonly string _text;

    private ImageDigest(string text) => _text = text;

    /// <summary>The algorithm: <c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</summary>
    public string Algorithm => _text.Substring(0, _text.IndexOf(':'));

    /// <summary>The hexadecimal digits.</summary>
    public string Encoded => _text.Substring(_text.IndexOf(':') + 1);

    /// <summary>Parses a digest.</summary>
    /// <param name="text">The digest, with its algorithm: <c>sha256:…</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="ImageReferenceException">
    /// <paramref name="text"/> is not a valid digest. The message states the position and the reason.
    /// </exception>
    public static ImageDigest Parse(string text) =>
        TryParse(text ?? throw new ArgumentNullException(nameof(text)), out ImageDigest? result, out ImageReferenceError? error)
            ? result
            : throw new ImageReferenceException(error);

    /// <inheritdoc cref="Parse(string)"/>
    public static ImageDigest Parse(ReadOnlySpan<char> text) =>
        DigestScanner.TryScan(text, 0, out _)
            ? new ImageDigest(text.ToString())
            : throw new ImageReferenceException(ReferenceDiagnosis.ForDigest(text));

    /// <summary>Tries to parse a digest.</summary>
    /// <param name="text">The digest, with its algorithm.</param>
    /// <param name="result">The digest; <see langword="null"/> if the text is not valid.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageDigest? result)
    {
        result = DigestScanner.TryScan(text.AsSpan(), 0, out _) ? new ImageDigest(text!) : null;
        return result is not null;
    }

    /// <inheritdoc cref="TryParse(string, out ImageDigest)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ImageDigest? result)
    {
        result = DigestScanner.TryScan(text, 0, out _) ? new ImageDigest(text.ToString()) : null;
        return result is not null;
    }

    /// <summary>Tries to parse a digest, and reports the error if the text is not valid.</summary>
    /// <param name="text">The digest, with its algorithm.</param>
    /// <param name="result">The digest; <see langword="null"/> if the text is not valid.</param>
    /// <param name="error">
    /// The rule that the text breaks, the position, and what to write instead; <see langword="null"/> if the text is valid.
    /// </param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageDigest? result, [NotNullWhen(false)] out ImageReferenceError? error)
    {
        bool isValid = DigestScanner.TryScan(text.AsSpan(), 0, out _);
        result = isValid ? new ImageDigest(text!) : null;
        error = isValid ? null : ReferenceDiagnosis.ForDigest(text.AsSpan());
        return isValid;
    }

    /// <summary>Parses a digest. <see langword="null"/> stays <see langword="null"/>.</summary>
    /// <param name="text">The digest, with its algorithm.</param>
    /// <exception cref="ImageReferenceException"><paramref name="text"/> is not a valid digest.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ImageDigest?(string? text) => text is null ? null : Parse(text);

    /// <summary>Whether two digests have the same algorithm and value.</summary>
    public static bool operator ==(ImageDigest? left, ImageDigest? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two digests differ.</summary>
    public static bool operator !=(ImageDigest? left, ImageDigest? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] ImageDigest? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as ImageDigest);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Returns the digest with its algorithm.</summary>
    public override string ToString() => _text;

    /// <summary>Creates a digest from a text that a scanner has accepted.</summary>
    internal static ImageDigest CreateChecked(ReadOnlySpan<char> text) => new(text.ToString());
}
