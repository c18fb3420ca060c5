using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits <c>Name</c>, <c>ReferenceText</c>, <c>Reference</c> and <c>Image</c>.</summary>
internal static class NameMembers
{
    public static void Write(MemberWriter members, ImageModel model)
    {
        members.Write(
            GeneratedMembers.Name,
            ["<summary>The image's name, without a tag: <c>" + CSharpText.Documentation(model.Name) + "</c>.</summary>", .. NamespaceRemark(model)],
            writer => writer.Line("public const string Name = " + CSharpText.Literal(model.Name) + ";"));

        // Code that uses the constant must still compile while the tag is invalid.
        if (model.Tag is not null || model.Failure is not null)
        {
            var text = model.Tag is null ? model.Name : model.Name + ":" + model.Tag;
            members.Write(
                GeneratedMembers.ReferenceText,
                ["<summary>The image's name and tag: <c>" + CSharpText.Documentation(text) + "</c>.</summary>", .. NamespaceRemark(model)],
                writer => writer.Line("public const string ReferenceText = " + CSharpText.Literal(text) + ";"));
        }

        members.Write(
            GeneratedMembers.Reference,
            ["<summary>The image's full reference, with its tag" + TagRemark(model) + ".</summary>"],
            writer => writer.Line("public static global::ImageGen.ImageReference Reference => " + Stub.Or(model, "Image.Reference") + ";"));

        members.Write(
            GeneratedMembers.Image,
            ["<summary>The image as an object. The other members use it.</summary>"],
            writer => writer.Line("public static global::ImageGen.DockerImage Image => " + Stub.Or(model, GeneratedMembers.Definition + ".Value") + ";"));
    }

    /// <summary>Returns the documentation's link to <c>Reference</c>. There is no link if that is not the generated member.</summary>
    public static string SeeReference(ImageModel model) => model.Class.TakenNames.Contains(GeneratedMembers.Reference) ? "<c>Reference</c>" : "<see cref=\"Reference\"/>";

    private static string TagRemark(ImageModel model) => model.Tag is null ? ": the UTC time at which the program first used the image" : "";

    private static IEnumerable<string> NamespaceRemark(ImageModel model) => DefaultNamespace.AppliesTo(model.Name)
        ? ["<remarks>The name has no namespace. If <c>IMAGEGEN_DEFAULT_NAMESPACE</c> is set when the program runs, " + SeeReference(model) + " contains that namespace.</remarks>"]
        : [];
}
