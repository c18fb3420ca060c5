using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

/// <summary>Scans path segments of lower-case letters and digits, separated by one period, one or two underscores, or any number of dashes.</summary>
internal static class RepositoryScanner
{
    /// <summary>Returns the end of the repository: the end of the text, a colon or an '@'; -1 with the error.</summary>
    public static int Scan(ReadOnlySpan<char> text, int start, out bool hasSlash, out ScanError error)
    {
        hasSlash = false;
        error = default;
        int i = start;
        while (true)
        {
            int atom = i;
            while (i < text.Length && IsLowerAlphanumeric(text[i]))
            {
                i++;
            }

            if (i == atom)
            {
                error = NoAtom(text, start, i);
                return -1;
            }

            if (i == text.Length)
            {
                return i;
            }

            switch (text[i])
            {
                case ':' or '@':
                    return i;
                case '/':
                    hasSlash = true;
                    i++;
                    break;
                case '.':
                    i++;
                    break;
                case '_':
                    i += i + 1 < text.Length && text[i + 1] == '_' ? 2 : 1;
                    break;
                case '-':
                    while (i < text.Length && text[i] == '-')
                    {
                        i++;
                    }

                    break;
                default:
                    error = NoAtom(text, start, i);
                    return -1;
            }
        }
    }

    private static ScanError NoAtom(ReadOnlySpan<char> text, int start, int position)
    {
        bool segmentIsEmpty = position == start || text[position - 1] == '/';
        bool isAtEnd = position == text.Length || text[position] is ':' or '@';
        if (segmentIsEmpty && isAtEnd)
        {
            return text.Slice(start, position - start).Trim('/').IsEmpty
                ? new ScanError(MissingRepository, ImageReferencePart.Repository, position, 0)
                : new ScanError(TrailingSlash, ImageReferencePart.Repository, position - 1);
        }

        if (segmentIsEmpty && text[position] == '/')
        {
            return new ScanError(EmptyRepositorySegment, ImageReferencePart.Repository, position);
        }

        if (isAtEnd || text[position] == '/')
        {
            // The segment ends with a separator.
            return new ScanError(InvalidRepository, ImageReferencePart.Repository, position - 1);
        }

        return new ScanError(IsUpper(text[position]) ? UppercaseRepository : InvalidRepository, ImageReferencePart.Repository, position);
    }
}
