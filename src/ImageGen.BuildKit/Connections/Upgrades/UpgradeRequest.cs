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
            Line($"{name}: {value}");
        }

        request.Append("\r\n");
        return Encoding.UTF8.GetBytes(request.ToString());

        void Line(string text)
        {
            if (text.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                throw new ArgumentException($"A header holds a line break: '{text.ReplaceLineEndings(" ")}'. Give the session a name and a shared key of one line.", nameof(headers));
            }

            request.Append(text).Append("\r\n");
        }
    }
}
