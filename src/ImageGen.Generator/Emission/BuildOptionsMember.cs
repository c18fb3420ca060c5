using ImageGen.Generator.Emission.Dockerfiles;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the nested <c>BuildOptions</c>.</summary>
internal static class BuildOptionsMember
{
    public static void Write(MemberWriter members, ImageModel model) => members.Write(
        GeneratedMembers.BuildOptions,
        ["<summary>The options of one build of <c>" + CSharpText.Documentation(model.Name) + "</c>.</summary>"],
        writer =>
        {
            writer.Open("public sealed class " + GeneratedMembers.BuildOptions + " : global::ImageGen.ImageBuildOptions");
            var typed = TypedOption.CreateAll(model);
            writer.Separated(
                [
                    .. TypedOption.WriteConstructor(typed),
                    .. typed.Select(static option => (Action<SourceWriter>)option.WriteProperty),
                    .. TargetOption.Write(model),
                    .. typed.Select(static option => (Action<SourceWriter>)option.WriteType),
                ],
                static (writer, write) => write(writer));
            writer.Close();
        });
}
