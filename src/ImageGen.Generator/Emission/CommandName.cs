using System.Text;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>The names of images and build arguments on a command line: <c>shop-api</c> for the class <c>ShopApi</c>, <c>node-version</c> for <c>NODE_VERSION</c>.</summary>
internal static class CommandName
{
    /// <summary>Creates a name for each image. Classes with the same name get as many of the names around them as they need to differ.</summary>
    public static IReadOnlyList<string> CreateAll(IReadOnlyList<DeclaredModel> images)
    {
        var parts = images.Select(static image => image.FullName.Split('.', '+').Select(Create).ToArray()).ToArray();
        var names = parts.Select(static part => Last(part, 1)).ToArray();
        var longest = parts.Length == 0 ? 0 : parts.Max(static part => part.Length);
        for (var count = 2; count <= longest; count++)
        {
            foreach (var index in Ambiguous(names))
            {
                names[index] = Last(parts[index], count);
            }
        }

        // Only names that differ in case or in a character like '_' are still equal.
        foreach (var index in Ambiguous(names))
        {
            names[index] = images[index].FullName;
        }

        return names;
    }

    /// <summary>Creates the name of one word of C#: lower case, with a hyphen before each word.</summary>
    public static string Create(string name)
    {
        var result = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i]))
            {
                Hyphen(result);
                continue;
            }

            // A word starts at a capital letter after a small one, and at one before a small one: HTTPServer, Shop2Api.
            if (char.IsUpper(name[i]) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                Hyphen(result);
            }

            _ = result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString().Trim('-') is { Length: > 0 } words ? words : name;
    }

    private static void Hyphen(StringBuilder name)
    {
        if (name.Length > 0 && name[name.Length - 1] != '-')
        {
            _ = name.Append('-');
        }
    }

    private static string Last(string[] parts, int count) => string.Join("-", parts.Skip(Math.Max(0, parts.Length - count)));

    private static int[] Ambiguous(string[] names) =>
        [.. Enumerable.Range(0, names.Length).GroupBy(index => names[index], StringComparer.Ordinal).Where(static same => same.Count() > 1).SelectMany(static same => same)];
}
