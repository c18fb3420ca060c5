using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>Emits <c>BuildOptions.Target</c> as a <c>Stage</c>, over the text that the options have for it.</summary>
internal static class TargetOption
{
    public static IEnumerable<Action<SourceWriter>> Write(ImageModel model) => StageEnum.IsThere(model) ? [writer => Write(writer, model)] : [];

    private static void Write(SourceWriter writer, ImageModel model)
    {
        var stages = model.Members.Stages;
        writer.Documentation(
            "<summary>The stage to build. Default: " + (model.Options.Get(AttributeSettings.Target) is { } target ? "<c>" + CSharpText.Documentation(target) + "</c>, which the attribute names" : "the last one") + ".</summary>",
            "<exception cref=\"global::System.ArgumentOutOfRangeException\">The value is no stage.</exception>");
        writer.Open("public new " + GeneratedMembers.Stage + "? Target");
        writer.Open("get => base.Target switch");
        foreach (var stage in stages)
        {
            writer.Line(CSharpText.Literal(stage.Name) + " => " + GeneratedMembers.Stage + "." + stage.Identifier + ",");
        }

        writer.Line("_ => null,");
        writer.Close(";");
        writer.Open("init => base.Target = value switch");
        foreach (var stage in stages)
        {
            writer.Line(GeneratedMembers.Stage + "." + stage.Identifier + " => " + CSharpText.Literal(stage.Name) + ",");
        }

        writer.Line("null => null,");
        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"The Dockerfile has no such stage; name a member of Stage.\"),");
        writer.Close(";");
        writer.Close();
    }
}
