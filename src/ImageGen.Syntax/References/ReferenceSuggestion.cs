using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>Derives the valid text that the author probably intended.</summary>
internal static class ReferenceSuggestion
{
    /// <summary>A longer text was not written by a person, so no suggestion is needed.</summary>
    private const int MaxTextLength = 1024;

    /// <summary>A text may have several mistakes: <c> https://host/Name/</c> takes four steps.</summary>
    private const int MaxSteps = 5;

    public static string? For(ReadOnlySpan<char> text, ScanError error, ReferenceDiagnosis.Grammar grammar)
    {
        if (text.Length > MaxTextLength)
        {
            return null;
        }

        string? corrected = Correct(text, error);
        for (int step = 1; step < MaxSteps && corrected is not null; step++)
        {
            if (grammar(corrected.AsSpan(), out error))
            {
                return corrected;
            }

            corrected = Correct(corrected.AsSpan(), error);
        }

        return null;
    }

    private static string? Correct(ReadOnlySpan<char> text, ScanError error) => error.Kind switch
    {
        Whitespace when text.Trim().Length < text.Length => text.Trim().ToString(),
        Scheme or Credentials => text.Slice(error.Length).ToString(),
        UppercaseRepository => WithLowerCaseName(text),
        UppercaseDigest or UnknownDigestAlgorithm => WithLowerCaseEnd(text, error.Position),
        EmptyRepositorySegment or TrailingSlash => WithoutEmptySegments(text),
        EmptyTag or EmptyDigest when error.Length > 0 => Without(text, error),
        InvalidTag when error.Position == 0 && text[0] == ':' => text.Slice(1).ToString(),
        InvalidPlatform when error.Length == 0 => WithoutEmptySegments(text),
        InvalidPlatform => text.ToString().Replace('\\', '/') is var slashed && slashed.AsSpan().SequenceEqual(text) ? null : slashed,
        UnknownPlatform => PlatformNames.Suggest(text.ToString()),
        _ => null,
    };

    /// <summary>Changes the name to lower case. The tag stays, because its case counts.</summary>
    private static string? WithLowerCaseName(ReadOnlySpan<char> text)
    {
        int end = EndOfName(text);
        string lower = text.Slice(0, end).ToString().ToLowerInvariant();
        return lower.AsSpan().SequenceEqual(text.Slice(0, end)) ? null : lower + text.Slice(end).ToString();
    }

    private static string? WithLowerCaseEnd(ReadOnlySpan<char> text, int start)
    {
        string lower = text.Slice(start).ToString().ToLowerInvariant();
        return lower.AsSpan().SequenceEqual(text.Slice(start)) ? null : text.Slice(0, start).ToString() + lower;
    }

    private static string WithoutEmptySegments(ReadOnlySpan<char> text)
    {
        int end = EndOfName(text);
        string[] segments = text.Slice(0, end).ToString().Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join("/", segments) + text.Slice(end).ToString();
    }

    private static string Without(ReadOnlySpan<char> text, ScanError error) =>
        text.Slice(0, error.Position).ToString() + text.Slice(error.Position + error.Length).ToString();

    private static int EndOfName(ReadOnlySpan<char> text)
    {
        int lastSlash = text.LastIndexOf('/') + 1;
        int end = text.Slice(lastSlash).IndexOfAny(':', '@');
        return end < 0 ? text.Length : lastSlash + end;
    }
}
