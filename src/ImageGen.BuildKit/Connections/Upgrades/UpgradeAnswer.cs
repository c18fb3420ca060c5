using System.Globalization;
using System.Text;

namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>The head of an HTTP/1.1 answer.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">The headers in their order.</param>
/// <param name="Length">How many bytes the head takes. What comes after them belongs to the body, or to the new protocol.</param>
internal sealed record UpgradeAnswer(int Status, IReadOnlyList<AnswerHeader> Headers, int Length)
{
    /// <summary>The most that a head may take, in bytes.</summary>
    public const int MaximumLength = 16 * 1024;

    /// <summary>Whether the connection speaks HTTP/2 from here on.</summary>
    public bool IsUpgraded => Status == 101 && "h2c".Equals(this["Upgrade"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The first header of that name; <see langword="null"/> for none.</summary>
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

    /// <summary>Reads the head at the beginning of the bytes; <see langword="null"/> while it is not complete.</summary>
    /// <exception cref="InvalidDataException">The bytes are no head of HTTP/1.x, or it is too long.</exception>
    public static UpgradeAnswer? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!"HTTP/1."u8.StartsWith(bytes[..Math.Min(bytes.Length, 7)]))
        {
            throw new InvalidDataException("it does not begin with 'HTTP/1.'");
        }

        var end = bytes[..Math.Min(bytes.Length, MaximumLength)].IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return bytes.Length < MaximumLength ? null : throw new InvalidDataException($"its headers take more than {MaximumLength} bytes");
        }

        var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
        return new UpgradeAnswer(StatusOf(lines[0]), [.. lines.Skip(1).Select(HeaderOf)], end + 4);
    }

    /// <summary><c>HTTP/1.1 101 Switching Protocols</c>; the reason may be empty.</summary>
    private static int StatusOf(string line) =>
        line.Length >= 12 && line[7] is '0' or '1' && line[8] == ' ' && (line.Length == 12 || line[12] == ' ')
            && int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status >= 100
            ? status
            : throw new InvalidDataException("its first line is no status line");

    private static AnswerHeader HeaderOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        // A name takes the token characters alone, so a folded line is no header either.
        if (colon <= 0 || line.AsSpan(0, colon).ContainsAnyExcept(HeaderCharacters.Token) || line.AsSpan(colon).ContainsAny('\r', '\n', '\0'))
        {
            throw new InvalidDataException("one of its lines is no header");
        }

        return new(line[..colon], line[(colon + 1)..].Trim(' ', '\t').ToString());
    }
}
