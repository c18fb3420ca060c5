using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <content>Text to platform.</content>
public sealed partial class Platform
{
    /// <summary>Reads a platform.</summary>
    /// <param name="text">The platform: <c>linux/amd64</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="ImageReferenceException"><paramref name="text"/> is no valid platform; the message says where and why.</exception>
    public static Platform Parse(string text) => Parse((text ?? throw new ArgumentNullException(nameof(text))).AsSpan());

    /// <inheritdoc cref="Parse(string)"/>
    public static Platform Parse(ReadOnlySpan<char> text) =>
        PlatformParser.TryParse(text, out Platform? result, out _)
            ? result
            : throw new ImageReferenceException(ReferenceDiagnosis.ForPlatform(text));

    /// <summary>Reads a platform, if the text is one.</summary>
    /// <param name="text">The platform.</param>
    /// <param name="result">The platform.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Platform? result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out Platform)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Platform? result) =>
        PlatformParser.TryParse(text, out result, out _);

    /// <summary>Reads a platform, or says why the text is none.</summary>
    /// <param name="text">The platform.</param>
    /// <param name="result">The platform.</param>
    /// <param name="error">The broken rule, its position, and what to write instead.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Platform? result, [NotNullWhen(false)] out ImageReferenceError? error)
    {
        bool isValid = PlatformParser.TryParse(text.AsSpan(), out result, out _);
        error = isValid ? null : ReferenceDiagnosis.ForPlatform(text.AsSpan());
        return isValid;
    }

    /// <summary>Reads a platform; no text gives no platform.</summary>
    /// <param name="text">The platform.</param>
    /// <exception cref="ImageReferenceException"><paramref name="text"/> is no valid platform.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Platform?(string? text) => text is null ? null : Parse(text);
}
