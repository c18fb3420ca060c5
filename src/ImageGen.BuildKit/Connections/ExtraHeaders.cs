using ImageGen.BuildKit.Connections.Upgrades;

namespace ImageGen.BuildKit.Connections;

/// <summary>Rules for the headers that a user wants to be sent with each request. A request's own go before them, and they never say where it ends.</summary>
/// <remarks>Those that Go's HTTP client, and so the docker CLI, leaves out as well: net/http, reqWriteExcludeHeader.</remarks>
public static class ExtraHeaders
{
    private static readonly string[] NeverSent = ["Host", "Content-Length", "Transfer-Encoding", "Trailer"];

    /// <summary>Whether the text may be a header's name.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(HeaderCharacters.Token);

    /// <summary>Whether the text may be a header's value: without control characters, other than a tab.</summary>
    public static bool IsValue(string value) => !value.Any(character => (character < ' ' && character != '\t') || character == '\u007f');

    /// <summary>Adds those that the request does not have yet.</summary>
    internal static void AddTo(HttpRequestMessage request, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (IsSent(name) && !request.Headers.NonValidated.Contains(name) && request.Content?.Headers.NonValidated.Contains(name) != true
                && !request.Headers.TryAddWithoutValidation(name, value))
            {
                // A header of the content, such as Content-Language; without content there is nothing that it could be about.
                _ = request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    /// <summary>Those that go with an upgrade, whose own headers are given; what makes it an upgrade is not theirs to change.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> ForUpgrade(IEnumerable<KeyValuePair<string, string>> extra, IReadOnlyCollection<KeyValuePair<string, string>> own) =>
        extra.Where(each => IsSent(each.Key) && !Same(each.Key, "Connection") && !Same(each.Key, "Upgrade") && !own.Any(header => Same(header.Key, each.Key)));

    private static bool IsSent(string name) => !NeverSent.Any(each => Same(each, name));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
