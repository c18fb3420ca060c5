using System.Text;

namespace ImageGen.Generator.Emission;

/// <summary>Creates C# names from the names in a Dockerfile: <c>NODE_VERSION</c>, <c>node-version</c> and <c>nodeVersion</c> become <c>NodeVersion</c>.</summary>
internal static class MemberName
{
    /// <summary>The longest name. A name in an assembly has at most 1023 bytes in UTF-8, including the prefix of an accessor or the name of a backing field.</summary>
    private const int MaxLength = 300;

    /// <remarks>
    /// A word ends before a character that is neither a letter nor a digit, and before a capital letter that follows a small letter. Each
    /// word starts with a capital letter. The rest of a word that is all capitals becomes lower case. A name that would start with a digit
    /// gets the prefix <c>_</c>. A long name is cut off.
    /// </remarks>
    public static string Create(string name)
    {
        var result = new StringBuilder();
        foreach (var word in Words(name))
        {
            _ = result.Append(char.ToUpperInvariant(word[0])).Append(word.Any(char.IsLower) ? word.Substring(1) : word.Substring(1).ToLowerInvariant());
        }

        result.Length = Math.Min(result.Length, MaxLength);
        return result.Length == 0 || char.IsDigit(result[0]) ? "_" + result : result.ToString();
    }

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (i > start && (ends || (char.IsLower(name[i - 1]) && char.IsUpper(name[i]))))
            {
                yield return name.Substring(start, i - start);
                start = i;
            }

            if (ends)
            {
                start = i + 1;
            }
        }
    }
}
