using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>
/// Common mistakes that are visible in the text as a whole. None of them fits the grammar, and naming the mistake helps more than the position at
/// which the scanner stopped.
/// </summary>
internal static class CommonMistake
{
    public static ScanError? InReference(ReadOnlySpan<char> text)
    {
        // This check comes first: the part that may be a password is then never quoted.
        int at = text.LastIndexOf('@');
        if (at > 0 && IsUserInformation(text.Slice(0, at), text.Slice(at + 1)))
        {
            return new ScanError(Credentials, ImageReferencePart.Registry, 0, at + 1);
        }

        int scheme = text.IndexOf("://".AsSpan());
        return scheme > 0 ? new ScanError(Scheme, ImageReferencePart.Reference, 0, scheme + 3) : null;
    }

    /// <summary>
    /// Decides whether an '@' ends user information, as in a URL. A path then follows it. In a reference a digest follows the '@', and it contains no
    /// slash.
    /// </summary>
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
