using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

internal static class TagScanner
{
    public const int LongestTag = 128;

    /// <summary>Returns where the tag ends: at the text's end or at an '@'; -1 with the fault.</summary>
    public static int Scan(ReadOnlySpan<char> text, int start, out ReferenceFault fault)
    {
        fault = default;
        int i = start;
        while (i < text.Length && IsTagCharacter(text[i]))
        {
            i++;
        }

        bool isAtEnd = i == text.Length || text[i] == '@';
        if (i == start && isAtEnd)
        {
            fault = new ReferenceFault(EmptyTag, ImageReferencePart.Tag, Math.Max(start - 1, 0), start == 0 ? 0 : 1);
        }
        else if (!isAtEnd)
        {
            fault = text[i] == ':'
                ? new ReferenceFault(SecondTag, ImageReferencePart.Tag, i, text.Length - i)
                : new ReferenceFault(InvalidTag, ImageReferencePart.Tag, i);
        }
        else if (!IsWord(text[start]))
        {
            fault = new ReferenceFault(InvalidTag, ImageReferencePart.Tag, start);
        }
        else if (i - start > LongestTag)
        {
            fault = new ReferenceFault(TagTooLong, ImageReferencePart.Tag, start, i - start);
        }
        else
        {
            return i;
        }

        return -1;
    }
}
