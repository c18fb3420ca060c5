using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Writes members with their documentation and attribute, and an empty line between them. It omits members that the class declares itself.</summary>
internal sealed class MemberWriter(SourceWriter writer, ClassModel type)
{
    /// <summary>Another assembly can show its class <c>DockerImages</c>. The compiler then uses the one of this assembly, with a warning.</summary>
    public const string IgnoreOtherList = "#pragma warning disable CS0436 // Another assembly can show its DockerImages.";

    public static readonly string GeneratedCode =
        "[global::System.CodeDom.Compiler.GeneratedCode(\"ImageGen.Generator\", " + CSharpText.Literal(typeof(MemberWriter).Assembly.GetName().Version.ToString()) + ")]";

    private bool _isFirst = true;

    /// <summary>Writes a member.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="documentation">The lines of its XML comment.</param>
    /// <param name="write">Writes the member.</param>
    public void Write(string name, IEnumerable<string> documentation, Action<SourceWriter> write)
    {
        if (type.TakenNames.Contains(name))
        {
            return;
        }

        if (!_isFirst)
        {
            writer.Line();
        }

        _isFirst = false;
        writer.Documentation([.. documentation]);
        writer.Line(GeneratedCode);
        write(writer);
    }
}
