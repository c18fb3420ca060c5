using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ImageGen.Probe;

/// <summary>Where the request is sent. It has its own parser, because <see cref="Uri"/> adds 100 KB to the program.</summary>
/// <param name="Host">A name, or an IP address without brackets.</param>
/// <param name="Port">The port.</param>
/// <param name="Path">The path with the query.</param>
internal sealed record ProbeUrl(string Host, int Port, string Path)
{
    private const string Scheme = "http://";
    private const int DefaultPort = 80;

    /// <summary>Host and port, as in a URL and in the header <c>Host</c>.</summary>
    public string Authority => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <exception cref="ProbeException">It is not an http URL.</exception>
    public static ProbeUrl Parse(string text) => text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        ? throw new ProbeException($"'{text}' is not supported, because the probe has no TLS. Use an http URL.")
        : TryParse(text) ?? throw new ProbeException($"'{text}' is not a valid URL. Use 'http://HOST:PORT/PATH', or a path such as '/health'.");

    /// <summary>Parses a URL, or returns <see langword="null"/> if it is not an http URL.</summary>
    public static ProbeUrl? TryParse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var slash = text.IndexOf('/', Scheme.Length);
        var authority = slash < 0 ? text[Scheme.Length..] : text[Scheme.Length..slash];
        var path = slash < 0 ? "/" : text[slash..];
        // The colons of an IPv6 address are in brackets.
        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']');
        var port = hasPort ? FindPort(authority[(colon + 1)..]) : DefaultPort;
        var host = FindHost(hasPort ? authority[..colon] : authority);
        return host is not null && port is not null && IsRequestTarget(path) ? new ProbeUrl(host, port.Value, path) : null;
    }

    /// <summary>Parses a port, or returns <see langword="null"/> if nothing can listen on it.</summary>
    public static int? FindPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= ushort.MaxValue ? port : null;

    /// <exception cref="ProbeException">It is not a path.</exception>
    public ProbeUrl WithPath(string path) => IsRequestTarget(path)
        ? this with { Path = path }
        : throw new ProbeException($"'{path}' is not a valid path. Use visible ASCII characters, and no fragment.");

    public override string ToString() => Scheme + Authority + Path;

    private static string? FindHost(string text) => text switch
    {
        ['[', .. var address, ']'] => IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 ? address : null,
        "" => null,
        _ => IsVisible(text) && text.AsSpan().IndexOfAny("[]:@?#") < 0 ? text : null,
    };

    private static bool IsRequestTarget(string path) => IsVisible(path) && !path.Contains('#');

    /// <summary>Whether all characters are visible ASCII characters, so that they can be in the first line of a request.</summary>
    private static bool IsVisible(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
