using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageGen.Generator.Emission;

/// <summary>Names the generated files.</summary>
internal static class HintName
{
    /// <summary>The longest file name of the usual file systems, in bytes. NTFS and APFS count characters, which are not more.</summary>
    private const int MaxBytes = 255;

    private const int HashBytes = 8;
    private const string Extension = ".g.cs";

    /// <summary>Creates a file name from the class's full name. A character that the compiler refuses in a file name is written as its code point.</summary>
    /// <param name="fullName">The class.</param>
    /// <param name="alike">The classes whose full names differ only in case. The compiler treats such file names as equal.</param>
    public static string Create(string fullName, IReadOnlyList<string> alike)
    {
        var name = new StringBuilder();
        foreach (var character in fullName)
        {
            _ = char.IsLetterOrDigit(character) || character is '.' or '_' or '+' or '`'
                ? name.Append(character)
                : name.Append('-').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        var number = alike
            .Where(other => string.Equals(other, fullName, StringComparison.OrdinalIgnoreCase))
            .TakeWhile(other => other != fullName)
            .Count();
        var end = (number == 0 ? "" : "-" + number.ToString(CultureInfo.InvariantCulture)) + Extension;
        return Fits(name + end) ? name + end : Shorten(name, "-" + Hash(fullName) + Extension);
    }

    /// <summary>Returns the full names that differ from another one only in case, in ordinal order.</summary>
    public static IEnumerable<string> Alike(IEnumerable<string> fullNames) => fullNames
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Count() > 1)
        .SelectMany(static group => group)
        .OrderBy(static name => name, StringComparer.Ordinal);

    private static bool Fits(string fileName) => Encoding.UTF8.GetByteCount(fileName) <= MaxBytes;

    private static string Shorten(StringBuilder name, string end)
    {
        name.Length = Math.Min(name.Length, MaxBytes);
        while (!Fits(name + end))
        {
            name.Length--;
        }

        return name + end;
    }

    /// <summary>Returns a text that differs for names with the same beginning.</summary>
    private static string Hash(string fullName)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.Unicode.GetBytes(fullName)).Take(HashBytes).Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
