using System.Diagnostics.CodeAnalysis;
using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

/// <summary>
/// Parses <c>os</c>, <c>arch</c>, <c>os/arch</c> or <c>os/arch/variant</c>. The operating system may have options in parentheses.
/// <see cref="Platform"/> names the upstream revision.
/// </summary>
internal static class PlatformParser
{
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Platform? platform, out ScanError error)
    {
        platform = null;
        if (text.IsEmpty)
        {
            error = new ScanError(Empty, ImageReferencePart.Platform, 0, 0);
            return false;
        }

        if (!TryReadPart(text, 0, isOperatingSystem: true, out int systemEnd, out error))
        {
            return false;
        }

        int nameEnd = text.Slice(0, systemEnd).IndexOf('(') is var parenthesis and >= 0 ? parenthesis : systemEnd;
        if (!OperatingSystemOptions.TryParse(text.Slice(nameEnd, systemEnd - nameEnd), nameEnd, out OperatingSystemOptions options, out error))
        {
            return false;
        }

        string first = text.Slice(0, nameEnd).ToString();
        if (systemEnd == text.Length)
        {
            platform = FromSingleWord(first, options);
            error = new ScanError(UnknownPlatform, ImageReferencePart.Platform, 0, text.Length);
            return platform is not null;
        }

        if (!TryReadPart(text, systemEnd + 1, isOperatingSystem: false, out int architectureEnd, out error))
        {
            return false;
        }

        string system = PlatformNames.NormaliseOperatingSystem(first);
        string architecture = text.Slice(systemEnd + 1, architectureEnd - systemEnd - 1).ToString();
        if (architectureEnd == text.Length)
        {
            platform = Create(system, options, PlatformNames.NormaliseArchitecture(architecture, variant: null), variantIsWritten: false);
            return true;
        }

        if (!TryReadPart(text, architectureEnd + 1, isOperatingSystem: false, out int variantEnd, out error))
        {
            return false;
        }

        if (variantEnd < text.Length)
        {
            error = new ScanError(PlatformTooLong, ImageReferencePart.Platform, variantEnd, text.Length - variantEnd);
            return false;
        }

        string variant = text.Slice(architectureEnd + 1).ToString();
        platform = Create(system, options, PlatformNames.NormaliseArchitecture(architecture, variant), variantIsWritten: true);
        return true;
    }

    private static Platform? FromSingleWord(string word, OperatingSystemOptions options)
    {
        string system = PlatformNames.NormaliseOperatingSystem(word);
        if (PlatformNames.IsKnownOperatingSystem(system))
        {
            return new Platform(system, options, architecture: null, variant: null);
        }

        (string architecture, string? variant) = PlatformNames.NormaliseArchitecture(word, variant: null);
        return PlatformNames.IsKnownArchitecture(architecture) && !options.AreWritten
            ? Create(PlatformNames.DefaultOperatingSystem, options, (architecture, variant), variantIsWritten: false)
            : null;
    }

    /// <summary>Omits the default variant if it was not written, and keeps it if it was.</summary>
    private static Platform Create(string system, OperatingSystemOptions options, (string Architecture, string? Variant) normalised, bool variantIsWritten)
    {
        (string architecture, string? variant) = normalised;
        variant = (architecture, variant) switch
        {
            ("arm", "v7") when !variantIsWritten => null,
            ("arm64", null) when variantIsWritten => "v8",
            _ => variant,
        };
        return new Platform(system, options, architecture, variant);
    }

    /// <summary>Finds the end of a part: the end of the text or a slash.</summary>
    private static bool TryReadPart(ReadOnlySpan<char> text, int start, bool isOperatingSystem, out int end, out ScanError error)
    {
        error = default;
        end = start;
        while (end < text.Length && (IsWord(text[end]) || text[end] == '-' || (text[end] == '.' && !isOperatingSystem)))
        {
            end++;
        }

        bool isEmpty = end == start;
        if (!isEmpty && isOperatingSystem && end < text.Length && text[end] == '(')
        {
            int length = text.Slice(end).IndexOf(')');
            if (length < 0)
            {
                error = new ScanError(InvalidPlatform, ImageReferencePart.Platform, end);
                return false;
            }

            end += length + 1;
        }

        if (!isEmpty && (end == text.Length || text[end] == '/'))
        {
            return true;
        }

        bool isMissing = end == text.Length || text[end] == '/';
        error = new ScanError(InvalidPlatform, ImageReferencePart.Platform, end, isMissing ? 0 : 1);
        return false;
    }
}
