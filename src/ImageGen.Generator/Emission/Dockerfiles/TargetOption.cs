using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>Emits <c>BuildOptions.Target</c> as a <c>Stage</c>, which hides the string property of the base type. A name that is not a stage throws; it is not read as a missing target.</summary>
internal static class TargetOption
{
    public static IEnumerable<Action<SourceWriter>> Write(ImageModel model) => StageEnum.IsThere(model) ? [writer => Write(writer, model)] : [];

    private static void Write(SourceWriter writer, ImageModel model)
    {
        var stages = model.Members.Stages;
        writer.Documentation(
            "<summary>The stage to build. Default: " + (model.Options.Get(AttributeSettings.Target) is { } target ? "<c>" + CSharpText.Documentation(target) + "</c>, from the attribute" : "the last stage") + ".</summary>",
            "<exception cref=\"global::System.ArgumentOutOfRangeException\">The value to set is not a member of <see cref=\"" + GeneratedMembers.Stage + "\"/>.</exception>",
            "<exception cref=\"global::ImageGen.ImageBuildException\">The target was set as a property of <see cref=\"global::ImageGen.ImageBuildOptions\"/>, to a name that is not a member of <see cref=\"" + GeneratedMembers.Stage + "\"/>.</exception>");
        writer.Open("public new " + GeneratedMembers.Stage + "? Target");
        // Builders ignore the case of stage names, and treat an empty target as a missing one.
        writer.Open("get => base.Target?.ToLowerInvariant() switch");
        writer.Line("null or \"\" => null,");
        foreach (var stage in stages)
        {
            writer.Line(CSharpText.Literal(stage.Name.ToLowerInvariant()) + " => " + GeneratedMembers.Stage + "." + stage.Identifier + ",");
        }

        var names = string.Join(", ", stages.Select(static stage => "'" + stage.Name + "'"));
        writer.Line(
            "_ => throw new global::ImageGen.ImageBuildException(\"'\" + base.Target + "
            + CSharpText.Literal("' is not a valid Target: " + GeneratedMembers.Stage + " has the stages " + names + " of " + model.Dockerfile + ". Use one of these, or convert the options to ImageBuildOptions to read any other name.") + "),");
        writer.Close(";");
        writer.Open("init => base.Target = value switch");
        foreach (var stage in stages)
        {
            writer.Line(GeneratedMembers.Stage + "." + stage.Identifier + " => " + CSharpText.Literal(stage.Name) + ",");
        }

        writer.Line("null => null,");
        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(\"value\", value, \"The Dockerfile has no such stage. Use a member of Stage.\"),");
        writer.Close(";");
        writer.Close();
    }
}
