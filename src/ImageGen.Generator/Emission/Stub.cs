using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>What stands in the place of the members' work when the image is not in order: user code binds, and learns why should it run.</summary>
internal static class Stub
{
    /// <summary>The expression, or the throwing of what the stub has to say.</summary>
    public static string Or(ImageModel model, string expression) => model.Failure is null ? expression : "throw " + GeneratedMembers.Definition;

    /// <summary>Writes the exception that the stubs throw.</summary>
    public static void Write(MemberWriter members, ImageModel model) => members.Write(
        GeneratedMembers.Definition,
        [],
        "private static",
        (writer, modifiers) =>
        {
            var message = "The image of '" + model.Class.Name + "' was not generated. " + model.Failure;
            writer.Line(modifiers + " global::ImageGen.ImageGenException " + GeneratedMembers.Definition + " =>");
            writer.Indent();
            writer.Line("new global::ImageGen.ImageGenException(" + CSharpText.Literal(message) + ");");
            writer.Outdent();
        });
}
