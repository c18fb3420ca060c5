using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ImageGen.Dockerfiles;

/// <summary>Checks a port of an <c>EXPOSE</c>: <c>[[ip:]host:]port[-port][/protocol]</c>.</summary>
internal static class PortRules
{
    /// <summary>Returns the error of a port, or <see langword="null"/>.</summary>
    public static string? Check(string port)
    {
        var parts = port.Split(':');
        var last = parts[parts.Length - 1];
        var slash = last.IndexOf('/');
        var protocol = slash < 0 ? "" : last.Substring(slash + 1).ToLowerInvariant();
        if (protocol is not ("" or "tcp" or "udp" or "sctp"))
        {
            return $"'{protocol}' is not a valid protocol. Use /tcp, /udp or /sctp.";
        }

        if (ReadRange(slash < 0 ? last : last.Substring(0, slash)) is not { } container)
        {
            return $"'{port}' is not a valid port. Use a number from 0 to 65535, or a range such as 8000-8010.";
        }

        var host = parts.Length < 2 ? "" : parts[parts.Length - 2];
        if (host.Length > 0 && (ReadRange(host) is not { } range || (range != container && container != 0)))
        {
            return $"'{host}' is not a valid host port for '{port}'. Use only the port of the container in EXPOSE.";
        }

        var address = parts.Length < 3 ? "" : string.Join(":", parts, 0, parts.Length - 2);
        return address.Length == 0 || IsAddress(address) ? null : $"'{address}' is not a valid IP address. Use only the port of the container in EXPOSE.";
    }

    /// <summary>Returns the number of additional ports in a range.</summary>
    private static int? ReadRange(string text)
    {
        var dash = text.IndexOf('-');
        var first = ReadNumber(dash < 0 ? text : text.Substring(0, dash));
        var last = dash < 0 ? first : ReadNumber(text.Substring(dash + 1));
        return last - first is >= 0 and var length ? length : null;
    }

    private static int? ReadNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 65535 ? number : null;

    private static bool IsAddress(string text)
    {
        if (text[0] == '[')
        {
            if (text[text.Length - 1] != ']')
            {
                return false;
            }

            text = text.Substring(1, text.Length - 2);
        }

        return IPAddress.TryParse(text, out var address)
            && (address.AddressFamily == AddressFamily.InterNetworkV6 ? text.IndexOf('%') < 0 : text.Split('.').Length == 4);
    }
}
