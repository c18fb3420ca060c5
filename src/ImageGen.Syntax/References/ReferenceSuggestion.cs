using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>The text that was probably meant. Whether it is valid is for the caller to see.</summary>
internal static class ReferenceSuggestion
{
    /// <summary>Nothing longer is worth a guess.</summary>
    private const int LongestText = 1024;

    public static string? For(ReadOnlySpan<char> text, ReferenceFault fault)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        // Mistakes come together: https://host/Name/ takes three steps.
        string corrected = Correct(text, fault) ?? "";
        for (int step = 0; step < 4 && corrected.Length > 0 && fault.Part != ImageReferencePart.Platform; step++)
        {
            if (ReferenceScanner.TryScan(corrected.AsSpan(), out ReferenceScan scan))
            {
                break;
            }

            corrected = Correct(corrected.AsSpan(), scan.Fault) ?? corrected;
        }

        return corrected.Length == 0 ? null : corrected;
    }

    private static string? Correct(ReadOnlySpan<char> text, ReferenceFault fault) => fault.Kind switch
    {
        Whitespace => text.Trim().ToString(),
        Scheme => text.Slice(fault.Length).ToString(),
        Credentials => text.Slice(fault.Length).ToString(),
        UppercaseRepository or InvalidRegistry => WithLowerCaseName(text),
        UppercaseDigest => text.Slice(0, fault.Position).ToString() + text.Slice(fault.Position).ToString().ToLowerInvariant(),
        EmptyRepositorySegment or TrailingSlash => WithoutEmptySegments(text),
        EmptyTag or EmptyDigest => text.Slice(0, fault.Position).ToString() + text.Slice(fault.Position + fault.Length).ToString(),
        UnknownDigestAlgorithm => text.Slice(0, fault.Position).ToString() + text.Slice(fault.Position).ToString().ToLowerInvariant(),
        _ => null,
    };

    /// <summary>The tag keeps its case: it may have one.</summary>
    private static string WithLowerCaseName(ReadOnlySpan<char> text)
    {
        int end = EndOfName(text);
        return text.Slice(0, end).ToString().ToLowerInvariant() + text.Slice(end).ToString();
    }

    private static string WithoutEmptySegments(ReadOnlySpan<char> text)
    {
        int end = EndOfName(text);
        string[] segments = text.Slice(0, end).ToString().Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join("/", segments) + text.Slice(end).ToString();
    }

    private static int EndOfName(ReadOnlySpan<char> text)
    {
        int lastSlash = text.LastIndexOf('/') + 1;
        int end = text.Slice(lastSlash).IndexOfAny(':', '@');
        return end < 0 ? text.Length : lastSlash + end;
    }
}
