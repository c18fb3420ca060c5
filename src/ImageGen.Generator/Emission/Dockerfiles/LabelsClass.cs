using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>Emits the class <c>Labels</c>.</summary>
internal static class LabelsClass
{
    private const string Map = "global::System.Collections.Immutable.ImmutableSortedDictionary";

    public static void Write(MemberWriter members, ImageModel model)
    {
        var labels = model.Members.Labels;
        if (labels.Count == 0)
        {
            return;
        }

        members.Write(
            GeneratedMembers.Labels,
            ["<summary>The labels that <c>" + CSharpText.Documentation(model.Dockerfile) + "</c> sets, except those that depend on a build argument.</summary>"],
            writer =>
            {
                writer.Open("public static class " + GeneratedMembers.Labels);
                foreach (var label in labels)
                {
                    writer.Documentation("<summary>The value of the label <c>" + CSharpText.Documentation(label.Key) + "</c>.</summary>");
                    writer.Line("public const string " + label.Identifier + " = " + CSharpText.Literal(label.Value) + ";");
                    writer.Line();
                }

                writer.Documentation("<summary>All labels, by key.</summary>");
                writer.Line("public static " + Map + "<string, string> All { get; } = " + Map + ".Create<string, string>(global::System.StringComparer.Ordinal)");
                writer.Indent();
                writer.Lines(labels.Select(static label => ".Add(" + CSharpText.Literal(label.Key) + ", " + label.Identifier + ")"), last: ";");
                writer.Outdent();
                writer.Close();
            });
    }
}
