using System.Globalization;

namespace ImageGen.Oci.Documents;

/// <summary>Times as Go reads and writes them in JSON: RFC 3339, with a fraction of up to nine digits.</summary>
internal static class GoTime
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
    private const int Digits = 7;

    /// <summary>Parses a time. Parts of 100 ns are ignored.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            var end = point + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            text = text[..Math.Min(end, point + 1 + Digits)] + text[end..];
        }

        return DateTimeOffset.TryParseExact(text, Seconds + ".FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Seconds + ".FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
