using System.Text;

namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>A request that turns a connection of HTTP/1.1 into one of HTTP/2.</summary>
internal static class UpgradeRequest
{
    /// <param name="path">What is asked for: <c>/v1.41/grpc</c>.</param>
    /// <param name="host">The engine's host, as a reverse proxy would need it.</param>
    /// <param name="headers">Further headers. Each gets a line of its own: engines do not part the values of a joined one.</param>
    /// <exception cref="ArgumentException">A text holds what would end its line.</exception>
    public static byte[] Write(string path, string host, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var request = new StringBuilder();
        Line($"POST {path} HTTP/1.1");
        Line($"Host: {host}");
        Line("Connection: Upgrade");
        Line("Upgrade: h2c");
        Line("Content-Length: 0");
        foreach (var (name, value) in headers)
        {
            // The value is not repeated: it may be a secret.
            if (!ExtraHeaders.IsName(name) || !ExtraHeaders.IsValue(value))
            {
                throw new ArgumentException($"The header '{name.ReplaceLineEndings(" ")}' is not valid: it holds a line break or another control character. Give it, the session's name and the shared key a value of one line.", nameof(headers));
            }

            Line($"{name}: {value}");
        }

        request.Append("\r\n");
        return Encoding.UTF8.GetBytes(request.ToString());

        void Line(string text)
        {
            if (text.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                throw new ArgumentException("The path or the host of an engine holds a line break. Give each in one line.", nameof(path));
            }

            request.Append(text).Append("\r\n");
        }
    }
}
