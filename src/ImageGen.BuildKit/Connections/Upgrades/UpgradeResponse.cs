using System.Globalization;
using System.Text;

namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>The status line and headers of an HTTP/1.1 response.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The headers in their order.</param>
/// <param name="Length">The length of the status line and headers in bytes. The following bytes belong to the body, or to the new protocol.</param>
internal sealed record UpgradeResponse(int Status, IReadOnlyList<ResponseHeader> Headers, int Length)
{
    /// <summary>The maximum length, in bytes.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>Whether the connection uses HTTP/2 from here on.</summary>
    public bool IsUpgraded => Status == 101 && "h2c".Equals(this["Upgrade"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The first header with the name; <see langword="null"/> if it is missing.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (header, value) in Headers)
            {
                if (header.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Parses the start of a response; <see langword="null"/> while it is incomplete.</summary>
    /// <exception cref="InvalidDataException">The bytes are not an HTTP/1.x response, or its headers are too long.</exception>
    public static UpgradeResponse? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!"HTTP/1."u8.StartsWith(bytes[..Math.Min(bytes.Length, 7)]))
        {
            throw new InvalidDataException("it does not start with 'HTTP/1.'");
        }

        var end = bytes[..Math.Min(bytes.Length, MaxLength)].IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return bytes.Length < MaxLength ? null : throw new InvalidDataException($"its headers are longer than {MaxLength} bytes");
        }

        var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
        return new UpgradeResponse(ParseStatus(lines[0]), [.. lines.Skip(1).Select(ParseHeader)], end + 4);
    }

    /// <summary><c>HTTP/1.1 101 Switching Protocols</c>; the reason may be empty.</summary>
    private static int ParseStatus(string line) =>
        line.Length >= 12 && line[7] is '0' or '1' && line[8] == ' ' && (line.Length == 12 || line[12] == ' ')
            && int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status >= 100
            ? status
            : throw new InvalidDataException("its first line is not a status line");

    private static ResponseHeader ParseHeader(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        // A name consists of token characters only, so a folded line is not a header either.
        if (colon <= 0 || line.AsSpan(0, colon).ContainsAnyExcept(HeaderCharacters.Token) || line.AsSpan(colon).ContainsAny('\r', '\n', '\0'))
        {
            throw new InvalidDataException("one of its lines is not a header");
        }

        return new(line[..colon], line[(colon + 1)..].Trim(' ', '\t').ToString());
    }
}
