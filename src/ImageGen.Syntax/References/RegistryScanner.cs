using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

/// <summary>Scans a host name, an IPv4 address or an IPv6 address in brackets, and an optional port.</summary>
internal static class RegistryScanner
{
    public static bool TryScan(ReadOnlySpan<char> text, out ScanError error)
    {
        int end = !text.IsEmpty && text[0] == '[' ? ScanBracketed(text, out error) : ScanHost(text, out error);
        if (end < 0 || end == text.Length)
        {
            return end >= 0;
        }

        return TryScanPort(text, end + 1, out error);
    }

    /// <summary>Returns the end of the host: the end of the text or a colon.</summary>
    private static int ScanHost(ReadOnlySpan<char> text, out ScanError error)
    {
        error = default;
        char previous = '.';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (IsAlphanumeric(c) || (c == '-' && previous != '.') || (c == '.' && previous is not ('.' or '-')))
            {
                previous = c;
                continue;
            }

            if (c == ':' && previous is not ('.' or '-'))
            {
                return i;
            }

            error = new ScanError(InvalidRegistry, ImageReferencePart.Registry, i);
            return -1;
        }

        if (previous is '.' or '-')
        {
            error = new ScanError(InvalidRegistry, ImageReferencePart.Registry, text.Length - 1);
            return -1;
        }

        return text.Length;
    }

    /// <summary>Scans an address in brackets. Like upstream, this checks the characters only, not whether they form an address.</summary>
    private static int ScanBracketed(ReadOnlySpan<char> text, out ScanError error)
    {
        error = default;
        int i = 1;
        while (i < text.Length && (IsHexadecimal(text[i]) || text[i] == ':'))
        {
            i++;
        }

        if (i == 1 || i == text.Length || text[i] != ']')
        {
            error = new ScanError(InvalidRegistry, ImageReferencePart.Registry, Math.Min(i, text.Length - 1));
            return -1;
        }

        i++;
        if (i < text.Length && text[i] != ':')
        {
            error = new ScanError(InvalidRegistry, ImageReferencePart.Registry, i);
            return -1;
        }

        return i;
    }

    private static bool TryScanPort(ReadOnlySpan<char> text, int start, out ScanError error)
    {
        error = default;
        for (int i = start; i < text.Length; i++)
        {
            if (!IsDigit(text[i]))
            {
                error = new ScanError(InvalidPort, ImageReferencePart.Registry, start, text.Length - start);
                return false;
            }
        }

        if (start == text.Length)
        {
            error = new ScanError(InvalidPort, ImageReferencePart.Registry, start - 1);
            return false;
        }

        return true;
    }
}
