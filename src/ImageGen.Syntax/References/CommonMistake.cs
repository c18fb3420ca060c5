using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>
/// Mistakes that people make, by the look of the whole text. Each is outside the grammar; saying what it is helps more than saying where the
/// grammar noticed.
/// </summary>
internal static class CommonMistake
{
    public static ScanError? InReference(ReadOnlySpan<char> text)
    {
        // Looked for first: what follows is then never quoted, and may be a password.
        int at = text.LastIndexOf('@');
        if (at > 0 && IsUserInformation(text.Slice(0, at), text.Slice(at + 1)))
        {
            return new ScanError(Credentials, ImageReferencePart.Registry, 0, at + 1);
        }

        int scheme = text.IndexOf("://".AsSpan());
        return scheme > 0 ? new ScanError(Scheme, ImageReferencePart.Reference, 0, scheme + 3) : null;
    }

    /// <summary>In a URL it ends at an '@' and a path comes later; in a reference what comes after an '@' is a digest, and holds no slash.</summary>
    private static bool IsUserInformation(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        after.IndexOf('/') >= 0
        && (before.IndexOf(':') >= 0 || before.IndexOf('/') < 0)
        && !(after.IndexOf(':') is var colon and >= 0 && DigestScanner.EncodedLength(after.Slice(0, colon)) > 0);

    public static ScanError? InAny(ReadOnlySpan<char> text, ImageReferencePart part)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            int end = i + 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            return new ScanError(Whitespace, part, i, end - i);
        }

        return null;
    }
}
