using System.Globalization;
using ImageGen.Generator.Models.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The ports that the image exposes in every build; what is no port is another rule's matter.</summary>
internal static class PortMembers
{
    private const int MaxPort = 65535;

    public static IEnumerable<PortMember> Read(Dockerfile dockerfile, BuiltStages built)
    {
        var values = new ConstantValues(dockerfile.EscapeCharacter);
        var ports = new List<PortMember>();
        foreach (var instruction in built.Instructions)
        {
            values.Follow(instruction);
            if (instruction.Keyword == "EXPOSE")
            {
                ports.AddRange(instruction.Words.Select(word => values.Expand(word.Text)).Select(Parse).OfType<PortMember>());
            }
        }

        return ports.Distinct().OrderBy(static port => port.First).ThenBy(static port => port.Last).ThenBy(static port => port.Protocol, StringComparer.Ordinal);
    }

    private static PortMember? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var slash = text.IndexOf('/');
        var protocol = slash < 0 ? "Tcp" : Protocol(text.Substring(slash + 1));
        var range = (slash < 0 ? text : text.Substring(0, slash)).Split('-');
        return protocol is not null && range.Length <= 2 && Number(range[0]) is { } first && Number(range[range.Length - 1]) is { } last && first <= last
            ? new PortMember(first, last, protocol)
            : null;
    }

    private static string? Protocol(string text) => text.ToUpperInvariant() switch
    {
        "TCP" => "Tcp",
        "UDP" => "Udp",
        "SCTP" => "Sctp",
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxPort ? number : null;
}
