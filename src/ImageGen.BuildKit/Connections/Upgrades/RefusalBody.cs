using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>The body of a response that refuses an upgrade: usually an engine's <c>{"message":"…"}</c>.</summary>
internal static class RefusalBody
{
    /// <summary>The maximum length that is read, in bytes.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Reads the body's bytes; <see langword="null"/> while it is incomplete.</summary>
    public static byte[]? Read(UpgradeResponse head, ReadOnlySpan<byte> bytes, bool ended)
    {
        if (bytes.Length >= MaxLength)
        {
            ended = true;
        }

        if (head["Transfer-Encoding"] is { } encoding && encoding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase))
        {
            return Unchunk(bytes, ended);
        }

        if (long.TryParse(head["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && bytes.Length >= length)
        {
            return bytes[..(int)length].ToArray();
        }

        return ended ? bytes.ToArray() : null;
    }

    /// <summary>Gets the engine's message.</summary>
    public static string Message(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body).Trim();
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind is JsonValueKind.String
                ? message.GetString()!
                : text;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Plain text, for example from the engine's router or a proxy; or JSON with an incomplete surrogate pair.
            return text;
        }
    }

    private static byte[]? Unchunk(ReadOnlySpan<byte> bytes, bool ended)
    {
        var body = new List<byte>();
        while (true)
        {
            var lineEnd = bytes.IndexOf("\r\n"u8);
            if (lineEnd < 0)
            {
                return ended ? [.. body] : null;
            }

            // Extensions may follow the size, after ';'.
            var size = bytes[..lineEnd];
            var semicolon = size.IndexOf((byte)';');
            size = semicolon < 0 ? size : size[..semicolon];
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length <= 0)
            {
                return [.. body];
            }

            bytes = bytes[(lineEnd + 2)..];
            body.AddRange(bytes[..Math.Min(length, bytes.Length)]);
            if (bytes.Length < length + 2L)
            {
                return ended ? [.. body] : null;
            }

            bytes = bytes[(length + 2)..];
        }
    }
}
