using System.Diagnostics.CodeAnalysis;
using ImageGen.References;

namespace ImageGen;

/// <content>Parsing.</content>
public sealed partial class ImageReference
{
    /// <summary>Parses a reference.</summary>
    /// <param name="text">A name, optionally with a tag and a digest: <c>ghcr.io/acme/shop:1.4.0</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="ImageReferenceException">
    /// <paramref name="text"/> is not a valid reference. The message states the position and the reason.
    /// </exception>
    public static ImageReference Parse(string text) => Parse((text ?? throw new ArgumentNullException(nameof(text))).AsSpan());

    /// <inheritdoc cref="Parse(string)"/>
    public static ImageReference Parse(ReadOnlySpan<char> text) =>
        ReferenceScanner.TryScan(text, out ReferenceScan scan)
            ? Create(text, scan)
            : throw new ImageReferenceException(ReferenceDiagnosis.ForReference(text));

    /// <summary>Tries to parse a reference.</summary>
    /// <param name="text">A name, optionally with a tag and a digest.</param>
    /// <param name="result">The reference; <see langword="null"/> if the text is not valid.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ImageReference? result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out ImageReference)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ImageReference? result)
    {
        result = ReferenceScanner.TryScan(text, out ReferenceScan scan) ? Create(text, scan) : null;
        return result is not null;
    }

    /// <summary>Tries to parse a reference, and reports the error if the text is not valid.</summary>
    /// <param name="text">A name, optionally with a tag and a digest.</param>
    /// <param name="result">The reference; <see langword="null"/> if the text is not valid.</param>
    /// <param name="error">
    /// The rule that the text breaks, the position, and what to write instead; <see langword="null"/> if the text is valid.
    /// </param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out ImageReference? result,
        [NotNullWhen(false)] out ImageReferenceError? error)
    {
        ReadOnlySpan<char> span = text.AsSpan();
        bool isValid = ReferenceScanner.TryScan(span, out ReferenceScan scan);
        result = isValid ? Create(span, scan) : null;
        error = isValid ? null : ReferenceDiagnosis.ForReference(span);
        return isValid;
    }

    /// <summary>Parses a reference. <see langword="null"/> stays <see langword="null"/>.</summary>
    /// <param name="text">A name, optionally with a tag and a digest.</param>
    /// <exception cref="ImageReferenceException"><paramref name="text"/> is not a valid reference.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ImageReference?(string? text) => text is null ? null : Parse(text);

    private static ImageReference Create(ReadOnlySpan<char> text, in ReferenceScan scan)
    {
        string registry = scan.IsOnDefaultRegistry ? ReferenceScanner.DefaultRegistry : text.Slice(0, scan.RegistryLength).ToString();
        ReadOnlySpan<char> path = text.Slice(scan.RepositoryStart, scan.RepositoryEnd - scan.RepositoryStart);
        string repository = scan is { IsOnDefaultRegistry: true, HasSlash: false } ? InOfficialNamespace(path) : path.ToString();
        bool isBare = scan is { RegistryLength: 0, HasSlash: false };
        ImageTag? tag = scan.TagStart == 0 ? null : ImageTag.CreateChecked(text.Slice(scan.TagStart, scan.TagEnd - scan.TagStart));
        ImageDigest? digest = scan.DigestStart == 0 ? null : ImageDigest.CreateChecked(text.Slice(scan.DigestStart));
        return new ImageReference(registry, repository, tag, digest, isBare);
    }

    private static string InOfficialNamespace(ReadOnlySpan<char> path) =>
#if NET
        string.Concat(ReferenceScanner.OfficialNamespace, path);
#else
        ReferenceScanner.OfficialNamespace + path.ToString();
#endif
}
