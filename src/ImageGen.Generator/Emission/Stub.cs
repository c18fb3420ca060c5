using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>What stands in the place of an expression when the image is not in order: user code binds, and learns why should it run.</summary>
internal static class Stub
{
    public static string Or(ImageModel model, string expression) => model.Failure is { } failure
        ? "throw new global::ImageGen.ImageGenException(" + CSharpText.Literal("The image of '" + model.Class.Name + "' was not generated. " + failure) + ")"
        : expression;
}
