using System.Globalization;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>Emits the enum <c>Stage</c>.</summary>
internal static class StageEnum
{
    /// <summary>Whether the enum is emitted: the Dockerfile names stages, and the class does not declare its own <c>Stage</c>.</summary>
    public static bool IsThere(ImageModel model) => model.Members.Stages.Count > 0 && !model.Class.TakenNames.Contains(GeneratedMembers.Stage);

    public static void Write(MemberWriter members, ImageModel model)
    {
        if (model.Members.Stages.Count == 0)
        {
            return;
        }

        members.Write(
            GeneratedMembers.Stage,
            ["<summary>The named stages of <c>" + CSharpText.Documentation(model.Dockerfile) + "</c>.</summary>"],
            writer =>
            {
                writer.Open("public enum " + GeneratedMembers.Stage);
                writer.Separated(model.Members.Stages, Write);
                writer.Close();
            });
    }

    private static void Write(SourceWriter writer, StageMember stage)
    {
        writer.Documentation(
            "<summary>The stage <c>" + CSharpText.Documentation(stage.Name) + "</c> (line " + stage.Line.ToString(CultureInfo.InvariantCulture)
            + "), from <c>" + CSharpText.Documentation(stage.Base) + "</c>.</summary>");
        writer.Line(stage.Identifier + ",");
    }
}
