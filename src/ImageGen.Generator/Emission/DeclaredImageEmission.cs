using ImageGen.Generator.Emission.Dockerfiles;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;

namespace ImageGen.Generator.Emission;

/// <summary>Emits an image as an element of the list of all images. Properties with their default value are omitted.</summary>
internal static class DeclaredImageEmission
{
    public static void Write(SourceWriter writer, DeclaredModel image, string name)
    {
        writer.Open("new global::ImageGen.DeclaredImage");
        writer.Line("Name = " + CSharpText.Literal(name) + ",");
        writer.Line("ClassName = " + CSharpText.Literal(image.ClassName) + ",");
        WriteText(writer, "Tag", image.Tag);
        WriteText(writer, "Summary", image.Summary);
        writer.Line("Factory = static () => " + image.TypeName + "." + GeneratedMembers.Image + ",");
        WriteFlag(writer, "IsDockerfileKnown", image.IsDockerfileKnown);
        WriteList(writer, "Arguments", "DeclaredArgument", image.Arguments, WriteArgument);
        WriteValues(writer, "Stages", "string", image.Stages.Select(CSharpText.Literal));
        WriteList(writer, "Secrets", "DeclaredSecret", image.Secrets, WriteSecret);
        WriteValues(writer, "SshIds", "string", image.SshIds.Select(CSharpText.Literal));
        WritePorts(writer, image.Ports);
        WriteValues(writer, "DeclaredPlatforms", "global::ImageGen.Platform", image.Platforms.Select(static platform => "global::ImageGen.Platform.Parse(" + CSharpText.Literal(platform) + ")"));
        writer.Close(",");
    }

    private static void WriteArgument(SourceWriter writer, ArgumentMember argument)
    {
        writer.Line("Name = " + CSharpText.Literal(argument.Name) + ",");
        writer.Line("OptionName = " + CSharpText.Literal(CommandName.Create(argument.Name)) + ",");
        WriteText(writer, "DefaultValue", argument.Defaults.Count == 0 ? null : argument.Defaults[0]);
        WriteText(writer, "Summary", JoinedOrNull(argument.Comments));
        WriteFlag(writer, "IsRequired", argument.IsRequired);
    }

    private static void WriteSecret(SourceWriter writer, MountMember secret)
    {
        writer.Line("Id = " + CSharpText.Literal(secret.Id) + ",");
        WriteText(writer, "Summary", JoinedOrNull(secret.Comments));
        WriteFlag(writer, "IsRequired", secret.IsRequired);
    }

    private static void WriteList<T>(SourceWriter writer, string property, string type, EquatableArray<T> items, Action<SourceWriter, T> write)
        where T : IEquatable<T>
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.Open(property + " = new global::ImageGen." + type + "[]");
        foreach (var item in items)
        {
            writer.Open("new global::ImageGen." + type);
            write(writer, item);
            writer.Close(",");
        }

        writer.Close(",");
    }

    private static void WriteValues(SourceWriter writer, string property, string type, IEnumerable<string> values)
    {
        var all = string.Join(", ", values);
        if (all.Length > 0)
        {
            writer.Line(property + " = new " + type + "[] { " + all + " },");
        }
    }

    private static void WriteText(SourceWriter writer, string property, string? value)
    {
        if (value is not null)
        {
            writer.Line(property + " = " + CSharpText.Literal(value) + ",");
        }
    }

    private static void WriteFlag(SourceWriter writer, string property, bool value)
    {
        if (value)
        {
            writer.Line(property + " = true,");
        }
    }

    /// <summary>Writes the ports. A range stays a range, because it can have thousands of ports.</summary>
    private static void WritePorts(SourceWriter writer, EquatableArray<PortMember> ports)
    {
        if (ports.Count == 0)
        {
            return;
        }

        writer.Line("Ports = global::System.Collections.Immutable.ImmutableArray<global::ImageGen.ExposedPort>.Empty");
        writer.Indent();
        writer.Lines(ports.Select(ExposedPortsClass.Add), last: ",");
        writer.Outdent();
    }

    private static string? JoinedOrNull(EquatableArray<string> lines) => lines.Count == 0 ? null : string.Join(" ", lines);
}
