using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the nested <c>BuildOptions</c>.</summary>
internal static class BuildOptionsMember
{
    public static void Write(MemberWriter members, ImageModel model) => members.Write(
        GeneratedMembers.BuildOptions,
        ["<summary>The settings of one build of <c>" + CSharpText.Documentation(model.Name) + "</c>.</summary>"],
        "public",
        static (writer, modifiers) =>
        {
            writer.Open(modifiers + " sealed class BuildOptions : global::ImageGen.ImageBuildOptions");
            writer.Close();
        });
}
