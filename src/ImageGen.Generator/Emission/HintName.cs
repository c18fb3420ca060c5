using System.Globalization;
using System.Text;

namespace ImageGen.Generator.Emission;

/// <summary>Names the generated files.</summary>
internal static class HintName
{
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
        return name.Append(number == 0 ? "" : "-" + number.ToString(CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    /// <summary>Returns the full names that differ from another one only in case, in ordinal order.</summary>
    public static IEnumerable<string> Alike(IEnumerable<string> fullNames) => fullNames
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Count() > 1)
        .SelectMany(static group => group)
        .OrderBy(static name => name, StringComparer.Ordinal);
}
