using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the members of <c>DockerImages</c> for the dependencies between images.</summary>
internal static class GraphMembers
{
    private const string Dependency = "global::ImageGen.ImageDependency";
    private const string Graph = "global::ImageGen.DockerImageGraph";
    private const string Token = "global::System.Threading.CancellationToken";

    public static void Write(SourceWriter writer, ProgramModel model)
    {
        writer.Documentation("<summary>The images with their dependencies.</summary>");
        writer.Line(MemberWriter.GeneratedCode);
        writer.Line("public static " + Graph + " Graph => new " + Graph + "(All);");
        writer.Line();
        WriteOperation(
            writer,
            "BuildAllAsync",
            "BuiltImage",
            "Builds all images: each once and after those that it needs, and others at the same time.",
            "<exception cref=\"global::ImageGen.ImageBuildException\">A build failed. The others are canceled.</exception>");
        writer.Line();
        WriteOperation(
            writer,
            "BuildAndPushAllAsync",
            "PushedImage",
            "Builds all images like <see cref=\"BuildAllAsync\"/>, and pushes each.",
            "<exception cref=\"global::ImageGen.ImageBuildException\">A build failed. The others are canceled.</exception>",
            "<exception cref=\"global::ImageGen.ImagePushException\">A push failed. Everything else is canceled.</exception>");
        writer.Line();
        WriteDependencies(writer, model);
    }

    private static void WriteOperation(SourceWriter writer, string name, string result, string summary, params string[] exceptions)
    {
        writer.Documentation(
        [
            "<summary>" + summary + "</summary>",
            "<param name=\"options\">The options of all builds. Default: those of each image.</param>",
            "<param name=\"maxParallel\">The number of builds at the same time.</param>",
            "<param name=\"cancellationToken\">Cancels the work, also on the engine.</param>",
            "<returns>The results; each follows those of the images that it needs.</returns>",
            .. exceptions,
        ]);
        writer.Line(MemberWriter.GeneratedCode);
        writer.Line("public static global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<global::ImageGen." + result + ">> " + name
            + "(global::ImageGen.ImageBuildOptions? options = null, int maxParallel = " + Graph + ".DefaultMaxParallel, " + Token + " cancellationToken = default) =>");
        writer.Indent();
        writer.Line("Graph." + name + "(options, maxParallel, cancellationToken);");
        writer.Outdent();
    }

    /// <summary>Each class calls it, so an edit of one class emits nothing in the others.</summary>
    private static void WriteDependencies(SourceWriter writer, ProgramModel model)
    {
        writer.Documentation("<summary>Returns the images that the image of a class needs. The generated classes use it.</summary>");
        writer.Line(MemberWriter.GeneratedCode);
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Open("internal static global::System.Collections.Generic.IReadOnlyList<" + Dependency + "> DependenciesOf(string className)");
        writer.Open("switch (className)");
        foreach (var image in model.Images)
        {
            var needed = ProgramDependencies.Of(image, model.Images).ToList();
            if (needed.Count == 0)
            {
                continue;
            }

            writer.Line("case " + CSharpText.Literal(image.FullName) + ":");
            writer.Indent();
            writer.Line("return new " + Dependency + "[]");
            writer.Open();
            foreach (var (name, type) in needed)
            {
                writer.Line("new " + Dependency + " { Name = " + CSharpText.Literal(name) + ", Factory = static () => " + type + "." + GeneratedMembers.Image + " },");
            }

            writer.Close(";");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line("return global::System.Array.Empty<" + Dependency + ">();");
        writer.Outdent();
        writer.Close();
        writer.Close();
    }
}
