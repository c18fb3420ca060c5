using System.Text;

namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>Writes the request that upgrades an HTTP/1.1 connection to HTTP/2.</summary>
internal static class UpgradeRequest
{
    /// <param name="path">The path: <c>/v1.41/grpc</c>.</param>
    /// <param name="host">The <c>Host</c> header, which a reverse proxy may need.</param>
    /// <param name="headers">Additional headers. Each gets a separate line: engines do not split joined values.</param>
    /// <exception cref="ArgumentException">A text contains a line break or another control character.</exception>
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
            // The message does not contain the value, because it may be a secret.
            if (!ExtraHeaders.IsName(name) || !ExtraHeaders.IsValue(value))
            {
                throw new ArgumentException($"The header '{name.ReplaceLineEndings(" ")}' is not valid: it contains a line break or another control character. Use a single line for its value, the session's name and the shared key.", nameof(headers));
            }

            Line($"{name}: {value}");
        }

        request.Append("\r\n");
        return Encoding.UTF8.GetBytes(request.ToString());

        void Line(string text)
        {
            if (text.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                throw new ArgumentException("The path or the host of an engine contains a line break. Use a single line for each.", nameof(path));
            }

            request.Append(text).Append("\r\n");
        }
    }
}
