using System.Globalization;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>Emits the class <c>ExposedPorts</c>.</summary>
internal static class ExposedPortsClass
{
    private const string Port = "global::ImageGen.ExposedPort";
    private const string List = "global::System.Collections.Immutable.ImmutableArray";

    public static void Write(MemberWriter members, ImageModel model)
    {
        var ports = model.Members.Ports;
        if (ports.Count == 0)
        {
            return;
        }

        members.Write(
            GeneratedMembers.ExposedPorts,
            ["<summary>The ports that <c>" + CSharpText.Documentation(model.Dockerfile) + "</c> exposes, without those of its base image.</summary>"],
            writer =>
            {
                writer.Open("public static class " + GeneratedMembers.ExposedPorts);
                foreach (var port in ports.Where(static port => port.First == port.Last))
                {
                    writer.Documentation("<summary>The port <c>" + Number(port.First) + "/" + port.Protocol.ToLowerInvariant() + "</c>.</summary>");
                    writer.Line("public const int " + port.Identifier + " = " + Number(port.First) + ";");
                    writer.Line();
                }

                writer.Documentation("<summary>All ports. A range is listed port by port.</summary>");
                writer.Line("public static " + List + "<" + Port + "> All { get; } = " + List + "<" + Port + ">.Empty");
                writer.Indent();
                writer.Lines(ports.Select(Add), last: ";");
                writer.Outdent();
                writer.Close();
            });
    }

    /// <summary>Returns the call that adds a port or a range to a list.</summary>
    public static string Add(PortMember port)
    {
        var protocol = "global::ImageGen.PortProtocol." + port.Protocol;
        return port.First == port.Last
            ? ".Add(new " + Port + "(" + Number(port.First) + ", " + protocol + "))"
            : ".AddRange(" + Port + ".Range(" + Number(port.First) + ", " + Number(port.Last) + ", " + protocol + "))";
    }

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
