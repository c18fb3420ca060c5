using ImageGen.BuildKit.Connections.Upgrades;

namespace ImageGen.BuildKit.Connections;

/// <summary>Rules for the user's additional headers. A request's own headers take precedence, and framing headers are never sent.</summary>
/// <remarks>The excluded headers are those that Go's HTTP client, and so the docker CLI, excludes: net/http, reqWriteExcludeHeader.</remarks>
public static class ExtraHeaders
{
    private static readonly string[] NeverSent = ["Host", "Content-Length", "Transfer-Encoding", "Trailer"];

    /// <summary>Whether the text is a valid header name.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(HeaderCharacters.Token);

    /// <summary>Whether the text is a valid header value: no control characters except tab.</summary>
    public static bool IsValue(string value) => !value.Any(character => (character < ' ' && character != '\t') || character == '\u007f');

    /// <summary>Adds the headers that the request does not have yet.</summary>
    internal static void AddTo(HttpRequestMessage request, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (IsSent(name) && !request.Headers.NonValidated.Contains(name) && request.Content?.Headers.NonValidated.Contains(name) != true
                && !request.Headers.TryAddWithoutValidation(name, value))
            {
                // A content header, such as Content-Language. Without content it does not apply.
                _ = request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    /// <summary>Selects the headers for an upgrade request. They replace neither its own headers nor those that request the upgrade.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> ForUpgrade(IEnumerable<KeyValuePair<string, string>> extra, IReadOnlyCollection<KeyValuePair<string, string>> own) =>
        extra.Where(each => IsSent(each.Key) && !IsSameName(each.Key, "Connection") && !IsSameName(each.Key, "Upgrade") && !own.Any(header => IsSameName(header.Key, each.Key)));

    private static bool IsSent(string name) => !NeverSent.Any(each => IsSameName(each, name));

    private static bool IsSameName(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
