using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>The bodies of the members of an image with errors. User code still compiles, and gets the error as an exception if it runs.</summary>
internal static class Stub
{
    /// <summary>Returns the expression; for an image with errors, an expression that throws the exception of the stub.</summary>
    public static string Or(ImageModel model, string expression) => model.Failure is null ? expression
        : model.Class.TakenNames.Contains(GeneratedMembers.Definition) ? "throw " + NewException(model)
        : "throw " + GeneratedMembers.Definition;

    /// <summary>Writes the exception that the stubs throw.</summary>
    public static void Write(MemberWriter members, ImageModel model) => members.Write(
        GeneratedMembers.Definition,
        [],
        writer =>
        {
            writer.Line("private static global::ImageGen.ImageGenException " + GeneratedMembers.Definition + " =>");
            writer.Indent();
            writer.Line(NewException(model) + ";");
            writer.Outdent();
        });

    private static string NewException(ImageModel model) =>
        "new global::ImageGen.ImageGenException(" + CSharpText.Literal("The image of '" + model.Class.Name + "' was not generated. " + model.Failure) + ")";
}
