using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.References;

/// <summary>
/// Mistakes that people make, by the look of the whole text. Each is outside the grammar; saying what it is helps more than saying where the
/// grammar noticed.
/// </summary>
internal static class CommonMistake
{
    public static ReferenceFault? InReference(ReadOnlySpan<char> text)
    {
        int scheme = text.IndexOf("://".AsSpan());
        if (scheme > 0)
        {
            return new ReferenceFault(Scheme, ImageReferencePart.Reference, 0, scheme + 3);
        }

        int slash = text.IndexOf('/');
        int at = slash < 0 ? -1 : text.Slice(0, slash).LastIndexOf('@');
        return at > 0 ? new ReferenceFault(Credentials, ImageReferencePart.Registry, 0, at + 1) : null;
    }

    public static ReferenceFault? InAny(ReadOnlySpan<char> text, ImageReferencePart part)
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

            return new ReferenceFault(Whitespace, part, i, end - i);
        }

        return null;
    }
}
