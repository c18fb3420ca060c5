using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <content>Parsing.</content>
public sealed partial class Platform
{
    /// <summary>Parses a platform.</summary>
    /// <param name="text">The platform: <c>linux/amd64</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="ImageReferenceException">
    /// <paramref name="text"/> is not a valid platform. The message states the position and the reason.
    /// </exception>
    public static Platform Parse(string text) => Parse((text ?? throw new ArgumentNullException(nameof(text))).AsSpan());

    /// <inheritdoc cref="Parse(string)"/>
    public static Platform Parse(ReadOnlySpan<char> text) =>
        PlatformParser.TryParse(text, out Platform? result, out _)
            ? result
            : throw new ImageReferenceException(ReferenceDiagnosis.ForPlatform(text));

    /// <summary>Tries to parse a platform.</summary>
    /// <param name="text">The platform.</param>
    /// <param name="result">The platform; <see langword="null"/> if the text is not valid.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Platform? result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out Platform)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Platform? result) =>
        PlatformParser.TryParse(text, out result, out _);

    /// <summary>Tries to parse a platform, and reports the error if the text is not valid.</summary>
    /// <param name="text">The platform.</param>
    /// <param name="result">The platform; <see langword="null"/> if the text is not valid.</param>
    /// <param name="error">
    /// The rule that the text breaks, the position, and what to write instead; <see langword="null"/> if the text is valid.
    /// </param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Platform? result, [NotNullWhen(false)] out ImageReferenceError? error)
    {
        bool isValid = PlatformParser.TryParse(text.AsSpan(), out result, out _);
        error = isValid ? null : ReferenceDiagnosis.ForPlatform(text.AsSpan());
        return isValid;
    }

    /// <summary>Parses a platform. <see langword="null"/> stays <see langword="null"/>.</summary>
    /// <param name="text">The platform.</param>
    /// <exception cref="ImageReferenceException"><paramref name="text"/> is not a valid platform.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Platform?(string? text) => text is null ? null : Parse(text);
}
