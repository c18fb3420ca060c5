namespace ImageGen.Dockerfiles.Checks;

/// <summary>Detects sources of <c>ADD</c> that are not in the context: a URL, or a Git repository by the rules of BuildKit.</summary>
internal static class SourceAddress
{
    public static bool IsRemote(string source)
    {
        if (source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal))
        {
            return false;
        }

        var scheme = source.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && source.Take(scheme).All(IsLetterOrDigit))
        {
            return source.Substring(0, scheme).ToLowerInvariant() switch
            {
                "ssh" or "git" => true,
                "http" or "https" => source.StartsWith("http", StringComparison.Ordinal) || PathOf(source).EndsWith(".git", StringComparison.Ordinal),
                _ => false,
            };
        }

        // user@host:path
        var at = source.IndexOf('@');
        var colon = at < 0 ? -1 : source.IndexOf(':', at);
        return at > 0 && colon > at + 1
            && source.Take(at).All(c => IsLetterOrDigit(c) || c is '-' or '_')
            && source.Skip(at + 1).Take(colon - at - 1).All(c => IsLetterOrDigit(c) || c is '-' or '.');
    }

    private static string PathOf(string source) => source.Split('#', '?')[0];

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
