using System.Net;

namespace ImageGen.Probe;

/// <summary>The address on which ASP.NET Core listens, by the environment variables that it reads.</summary>
internal static class ListeningAddress
{
    private const string Loopback = "127.0.0.1";

    /// <summary>The port of Microsoft's images.</summary>
    private const int DefaultPort = 8080;

    // In the order of their precedence in WebApplication.CreateBuilder (measured: 10.0). Ports are ignored if there are URLs, and
    // Microsoft's images always set ASPNETCORE_HTTP_PORTS.
    private static readonly string[] UrlVariables = ["URLS", "DOTNET_URLS", "ASPNETCORE_URLS"];
    private static readonly string[] PortVariables = ["HTTP_PORTS", "DOTNET_HTTP_PORTS", "ASPNETCORE_HTTP_PORTS"];

    /// <summary>Reads the address, with the path <c>/</c>.</summary>
    /// <exception cref="ProbeException">A variable has no address to which the probe can connect.</exception>
    public static ProbeUrl Read(Func<string, string?> variable)
    {
        foreach (var name in UrlVariables)
        {
            if (variable(name) is { Length: > 0 } urls)
            {
                return FirstUrl(name, urls);
            }
        }

        foreach (var name in PortVariables)
        {
            if (variable(name) is { Length: > 0 } ports)
            {
                return new ProbeUrl(Loopback, FirstPort(name, ports), "/");
            }
        }

        return new ProbeUrl(Loopback, DefaultPort, "/");
    }

    private static ProbeUrl FirstUrl(string name, string urls)
    {
        foreach (var text in Split(urls))
        {
            if (ProbeUrl.TryParse(text) is { } url)
            {
                return url with { Host = ToPeer(url.Host) };
            }
        }

        throw new ProbeException($"'{urls}' in {name} contains no http URL with a port. Use a URL instead of a path.");
    }

    private static int FirstPort(string name, string ports) => Split(ports) is [var first, ..] && ProbeUrl.FindPort(first) is { } port
        ? port
        : throw new ProbeException($"'{ports}' in {name} does not start with a valid port. Use a URL instead of a path.");

    /// <summary>The host to connect to. Kestrel listens on all addresses if its host is neither an IP address nor <c>localhost</c>.</summary>
    private static string ToPeer(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any))
            ? host
            : Loopback;

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
