using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>The bodies of the members of an image with errors. User code still compiles, and gets the error as an exception if it runs.</summary>
internal static class Stub
{
    /// <summary>Returns the expression; for an image with errors, an expression that throws the exception of the stub.</summary>
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
