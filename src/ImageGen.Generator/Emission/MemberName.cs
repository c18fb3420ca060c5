using System.Text;

namespace ImageGen.Generator.Emission;

/// <summary>The C# name of what a Dockerfile names: <c>NODE_VERSION</c>, <c>node-version</c> and <c>nodeVersion</c> become <c>NodeVersion</c>.</summary>
internal static class MemberName
{
    /// <remarks>
    /// Words end where a character is neither letter nor digit, and where a capital follows a small letter. Each begins with a capital;
    /// one that is all capitals goes on in small letters. A name that would begin with a digit gets <c>_</c> before it.
    /// </remarks>
    public static string Of(string name)
    {
        var result = new StringBuilder();
        foreach (var word in Words(name))
        {
            _ = result.Append(char.ToUpperInvariant(word[0])).Append(word.Any(char.IsLower) ? word.Substring(1) : word.Substring(1).ToLowerInvariant());
        }

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
