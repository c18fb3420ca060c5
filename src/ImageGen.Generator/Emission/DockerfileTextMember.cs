using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the text of an <c>auto</c> Dockerfile, so that a person can read it in an editor, and a program can write it to a file.</summary>
internal static class DockerfileTextMember
{
    public static void Write(MemberWriter members, ImageModel model)
    {
        if (model.GeneratedDockerfile is not { } text || model.Failure is not null)
        {
            return;
        }

        var lines = text.TrimEnd('\n').Split('\n');
        members.Write(
            GeneratedMembers.DockerfileText,
            [
                "<summary>The Dockerfile that a build with BuildKit generates for the project, as of this compilation.</summary>",
                "<remarks><code>",
                .. lines.Select(CSharpText.Documentation),
                "</code></remarks>",
            ],
            writer =>
            {
                writer.Line("public const string DockerfileText =");
                CSharpText.WriteLines(writer, lines, ";");
            });
    }
}
