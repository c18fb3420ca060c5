using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the field with the image.</summary>
internal static class DefinitionMember
{
    private const string LazyImage = "global::System.Lazy<global::ImageGen.DockerImage>";

    /// <remarks>
    /// Lazy, because a static initializer would wrap the exception for an invalid environment variable in a <c>TypeInitializationException</c>,
    /// and because a tag that is a time is the time of the first use. The name is a literal, because <c>Name</c> can be a parameter of a primary constructor.
    /// </remarks>
    public static void Write(MemberWriter members, ImageModel model) => members.Write(
        GeneratedMembers.Definition,
        [],
        writer =>
        {
            writer.Line("private static readonly " + LazyImage + " " + GeneratedMembers.Definition + " = new " + LazyImage + "(");
            writer.Indent();
            writer.Open("static () => new global::ImageGen.DockerImage(" + CSharpText.Literal(model.Name) + ", " + CSharpText.Literal(model.Tag) + ", " + CSharpText.Literal(model.Dockerfile) + ")");
            writer.Line("ProjectDirectory = global::ImageGen.DockerImage.FindProjectDirectory(" + CSharpText.Literal(model.AssemblyName) + "),");
            if (model.Context is { } context)
            {
                writer.Line("Context = " + CSharpText.Literal(context) + ",");
            }

            if (model.MayNeedOthers)
            {
                writer.Line(MemberWriter.IgnoreOtherList);
                writer.Line("Dependencies = global::ImageGen.DockerImages.DependenciesOf(" + CSharpText.Literal(model.Class.FullName) + "),");
            }

            ProjectEmission.Write(writer, model.Project, model.ProjectFacts);
            DefaultsEmission.Write(writer, model.Options);
            writer.Close(");");
            writer.Outdent();
        });
}
