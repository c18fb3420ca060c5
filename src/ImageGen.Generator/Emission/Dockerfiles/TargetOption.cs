using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>Emits <c>BuildOptions.Target</c> as a <c>Stage</c>, over the text that every image's options have for it: a text that is not a stage is never read as no target.</summary>
internal static class TargetOption
{
    public static IEnumerable<Action<SourceWriter>> Write(ImageModel model) => StageEnum.IsThere(model) ? [writer => Write(writer, model)] : [];

    private static void Write(SourceWriter writer, ImageModel model)
    {
        var stages = model.Members.Stages;
        writer.Documentation(
            "<summary>The stage to build. Default: " + (model.Options.Get(AttributeSettings.Target) is { } target ? "<c>" + CSharpText.Documentation(target) + "</c>, which the attribute names" : "the last one") + ".</summary>",
            "<exception cref=\"global::System.ArgumentOutOfRangeException\">The value to set is not a member of <see cref=\"" + GeneratedMembers.Stage + "\"/>.</exception>",
            "<exception cref=\"global::ImageGen.ImageBuildException\">The name that the options hold as <see cref=\"global::ImageGen.ImageBuildOptions\"/> is not that of a member of <see cref=\"" + GeneratedMembers.Stage + "\"/>.</exception>");
        writer.Open("public new " + GeneratedMembers.Stage + "? Target");
        // Builders compare the names of stages without regard to case, and take an empty target for none.
        writer.Open("get => base.Target?.ToLowerInvariant() switch");
        writer.Line("null or \"\" => null,");
        foreach (var stage in stages)
        {
            writer.Line(CSharpText.Literal(stage.Name.ToLowerInvariant()) + " => " + GeneratedMembers.Stage + "." + stage.Identifier + ",");
        }

        var names = string.Join(", ", stages.Select(static stage => "'" + stage.Name + "'"));
        writer.Line(
            "_ => throw new global::ImageGen.ImageBuildException(\"'\" + base.Target + "
            + CSharpText.Literal("' is not a valid Target: " + GeneratedMembers.Stage + " has the stages " + names + " of " + model.Dockerfile + ". Name one of these, or convert the options to ImageBuildOptions to read any other name.") + "),");
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
