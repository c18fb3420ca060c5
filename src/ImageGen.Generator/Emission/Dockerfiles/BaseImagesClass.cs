using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>Emits the class <c>BaseImages</c>.</summary>
internal static class BaseImagesClass
{
    private const string Reference = "global::ImageGen.ImageReference";
    private const string List = "global::System.Collections.Immutable.ImmutableArray";

    public static void Write(MemberWriter members, ImageModel model)
    {
        var images = model.Members.BaseImages;
        if (images.Count == 0)
        {
            return;
        }

        members.Write(
            GeneratedMembers.BaseImages,
            ["<summary>The base images of the stages of <c>" + CSharpText.Documentation(model.Dockerfile) + "</c>, if no build argument of a <c>FROM</c> is set.</summary>"],
            writer =>
            {
                writer.Open("public static class " + GeneratedMembers.BaseImages);
                foreach (var image in images)
                {
                    writer.Documentation("<summary>The base of the stage <c>" + CSharpText.Documentation(image.Stage) + "</c>: <c>" + CSharpText.Documentation(image.Reference) + "</c>.</summary>");
                    writer.Line("public static " + Reference + " " + image.Identifier + " { get; } = " + Reference + ".Parse(" + CSharpText.Literal(image.Reference) + ");");
                    writer.Line();
                }

                // After the others, because static initializers run in the order of the text.
                var distinct = images.GroupBy(static image => image.Reference, StringComparer.Ordinal).Select(static group => group.First().Identifier);
                writer.Documentation("<summary>All base images, each once.</summary>");
                writer.Line("public static " + List + "<" + Reference + "> All { get; } = " + List + ".Create(new " + Reference + "[] { " + string.Join(", ", distinct) + " });");
                writer.Close();
            });
    }
}
