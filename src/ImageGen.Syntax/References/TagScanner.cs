using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

internal static class TagScanner
{
    public const int MaxTagLength = 128;

    /// <summary>Scans a tag alone, without anything after it.</summary>
    public static bool TryScan(ReadOnlySpan<char> text, out ScanError error)
    {
        int end = Scan(text, 0, out error);
        if (end == text.Length)
        {
            return true;
        }

        if (end >= 0 || error.Kind == SecondTag)
        {
            error = new ScanError(InvalidTag, ImageReferencePart.Tag, end >= 0 ? end : error.Position);
        }

        return false;
    }

    /// <summary>Returns the end of the tag: the end of the text or an '@'; -1 with the error.</summary>
    public static int Scan(ReadOnlySpan<char> text, int start, out ScanError error)
    {
        error = default;
        int i = start;
        while (i < text.Length && IsTagCharacter(text[i]))
        {
            i++;
        }

        bool isAtEnd = i == text.Length || text[i] == '@';
        if (i == start && isAtEnd)
        {
            // In a reference the colon before the tag is the error. Without a reference there is no colon.
            error = new ScanError(EmptyTag, ImageReferencePart.Tag, Math.Max(start - 1, 0), Math.Min(start, 1));
        }
        else if (!isAtEnd)
        {
            error = text[i] == ':'
                ? new ScanError(SecondTag, ImageReferencePart.Tag, i, text.Length - i)
                : new ScanError(InvalidTag, ImageReferencePart.Tag, i);
        }
        else if (!IsWord(text[start]))
        {
            error = new ScanError(InvalidTag, ImageReferencePart.Tag, start);
        }
        else if (i - start > MaxTagLength)
        {
            error = new ScanError(TagTooLong, ImageReferencePart.Tag, start, i - start);
        }
        else
        {
            return i;
        }

        return -1;
    }
}
