namespace ImageGen.Dockerfiles.Checks;

/// <summary>An argument of <c>EXPOSE</c>: <c>[address:][host port:]port[/protocol]</c>.</summary>
internal sealed record PortSpecification(string Address, string HostPort, string Port, string Protocol)
{
    /// <summary>Parses an argument; <see langword="null"/> if builders refuse the port or the protocol.</summary>
    public static PortSpecification? TryParse(string text)
    {
        var last = text.LastIndexOf(':');
        var before = last < 0 ? "" : text.Substring(0, last);
        var host = before.LastIndexOf(':');
        var container = text.Substring(last + 1);
        var slash = container.IndexOf('/');
        var protocol = slash < 0 ? "" : container.Substring(slash + 1);
        return slash == 0 || container.Length == 0 || protocol.ToLowerInvariant() is not ("" or "tcp" or "udp" or "sctp")
            ? null
            : new PortSpecification(host < 0 ? "" : before.Substring(0, host), before.Substring(host + 1), slash < 0 ? container : container.Substring(0, slash), protocol);
    }

    /// <summary>Reads the ports of a step, with the index of the word of each.</summary>
    public static IEnumerable<(int Word, string Text, PortSpecification Port)> Read(CheckedStep step)
    {
        if (step.Instruction.Keyword != "EXPOSE")
        {
            yield break;
        }

        for (var i = 0; i < step.Instruction.Words.Count; i++)
        {
            if (step.ExpandWord(i) is { IsRefused: false, IsCertain: true } expansion)
            {
                foreach (var word in expansion.Words)
                {
                    if (TryParse(word) is { } port)
                    {
                        yield return (i, word, port);
                    }
                }
            }
        }
    }
}
