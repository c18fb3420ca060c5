namespace ImageGen.Contexts;

/// <summary>The URL of a context, in messages.</summary>
internal static class ContextUrl
{
    /// <summary>The URL without what stands before its host: that may be a token, and messages end up in logs.</summary>
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
