namespace ImageGen;

/// <summary>An argument of <c>EXPOSE</c>: <c>[address:][host port:]port[/protocol]</c>.</summary>
/// <param name="Address">The address on the host; empty where none is written. Builders ignore it.</param>
/// <param name="HostPort">The port on the host; empty where none is written. Builders ignore it.</param>
/// <param name="Port">The port or the range of ports (<c>8000-8010</c>), as written.</param>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c> or <c>sctp</c> in the case in which it is written; empty if it is omitted, which means TCP.</param>
public sealed record DockerfilePort(string Address, string HostPort, string Port, string Protocol)
{
    /// <summary>Reads an argument whose variables are expanded.</summary>
    /// <returns>Its parts; <see langword="null"/> where builders refuse the port or the protocol.</returns>
    public static DockerfilePort? TryParse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        var last = text.LastIndexOf(':');
        var before = last < 0 ? "" : text.Substring(0, last);
        var host = before.LastIndexOf(':');
        var container = text.Substring(last + 1);
        var slash = container.IndexOf('/');
        var protocol = slash < 0 ? "" : container.Substring(slash + 1);
        return slash == 0 || container.Length == 0 || protocol.ToLowerInvariant() is not ("" or "tcp" or "udp" or "sctp")
            ? null
            : new DockerfilePort(host < 0 ? "" : before.Substring(0, host), before.Substring(host + 1), slash < 0 ? container : container.Substring(0, slash), protocol);
    }
}
