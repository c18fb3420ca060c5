namespace ImageGen.Contexts;

/// <summary>Formats the URL of a context for messages.</summary>
internal static class ContextUrl
{
    /// <summary>Removes the user information, because it may be a token, and messages are written to logs.</summary>
    public static string WithoutUserInfo(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return url;
        }

        var host = scheme + 3;
        var end = url.AsSpan(host).IndexOfAny("/?#");
        var at = url.AsSpan(host, end < 0 ? url.Length - host : end).LastIndexOf('@');
        return at < 0 ? url : url.Remove(host, at + 1);
    }
}
