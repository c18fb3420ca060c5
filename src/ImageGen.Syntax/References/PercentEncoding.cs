using System.Globalization;
using System.Text;
using static ImageGen.References.ReferenceCharacters;

namespace ImageGen.References;

/// <summary>Bytes encoded as <c>%2B</c>, as in the path of a URL.</summary>
internal static class PercentEncoding
{
    /// <summary>Returns the index of an invalid character, or of a percent sign without two digits; -1 if the text is valid.</summary>
    public static int IndexOfInvalid(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !IsHexadecimal(text[i + 1]) || !IsHexadecimal(text[i + 2]))
                {
                    return i;
                }

                i += 2;
            }
            else if (!IsTagCharacter(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Decodes the bytes that need no encoding, and writes the others in upper case.</summary>
    public static string Normalise(string text)
    {
        if (text.IndexOf('%') < 0)
        {
            return text;
        }

        var normalised = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                _ = normalised.Append(text[i]);
                continue;
            }

            byte value = byte.Parse(text.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            _ = IsTagCharacter((char)value)
                ? normalised.Append((char)value)
                : normalised.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
            i += 2;
        }

        return normalised.ToString();
    }

    /// <summary>Decodes the bytes as UTF-8.</summary>
    public static string Decode(string text) => text.IndexOf('%') < 0 ? text : Uri.UnescapeDataString(text);
}
