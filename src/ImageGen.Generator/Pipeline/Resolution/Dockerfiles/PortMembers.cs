using System.Globalization;
using ImageGen.Generator.Models.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The ports that the image exposes in every build. Another rule reports invalid ports.</summary>
internal static class PortMembers
{
    private const int MaxPort = 65535;

    public static IEnumerable<PortMember> Read(Dockerfile dockerfile, BuiltStages built)
    {
        var values = new ConstantValues(dockerfile);
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
        if (text is null || DockerfilePort.TryParse(text) is not { } exposed)
        {
            return null;
        }

        var range = exposed.Port.Split('-');
        return range.Length <= 2 && Number(range[0]) is { } first && Number(range[range.Length - 1]) is { } last && first <= last
            ? new PortMember(first, last, Protocol(exposed.Protocol))
            : null;
    }

    private static string Protocol(string written) => written.ToLowerInvariant() switch
    {
        "udp" => "Udp",
        "sctp" => "Sctp",
        _ => "Tcp",
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxPort ? number : null;
}
