using CsCheck;

namespace ImageGen.Generator.Tests;

/// <summary>Whatever a Dockerfile says, what is emitted for it compiles.</summary>
public sealed class HostileDockerfileTests
{
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf(
            "count", "Item", "ALL", "all", "Stage", "to_string", "class", "1", "a.b", "a-b", "A_B", "build", "BuildOptions", "dockerfile-arguments", "Labels", "base_images",
            "\u00e4", "\u01c5", "\u0130", "\ud83d\ude00", "\u2028", "<b>", "&", "*/", "\"", "'", "\\", "$X", "${X:?}", "${", "", " ", "\t", "\0", "=", "/", "-"),
        Gen.String[Gen.Char[' ', '~'], 0, 8]);

    private static readonly Gen<string> Line = Gen.Select(
        Gen.OneOf(
            "FROM {0}", "FROM {0} AS {1}", "FROM busybox:{0} AS {1}", "FROM --platform={0} scratch AS {1}", "ARG {0}", "ARG {0}={1}", "ARG {0} {1}", "# {0} {1}", "LABEL {0}={1}",
            "LABEL {0} {1}", "LABEL \"{0}\"=\"{1}\"", "ENV {0}={1}", "EXPOSE {0} {1}", "EXPOSE 80/{0}", "RUN --mount=type=secret,id={0},required={1} x", "RUN --mount=type=ssh,id={0} {1}",
            "RUN : ${{0}:?{1}}", "ONBUILD ARG {0}={1}", "RUN <<{0}\n{1}\n{0}", "{0} {1}", "CMD [\"{0}\"] \\"),
        Name,
        Name,
        static (form, one, other) => form.Replace("{0}", one, StringComparison.Ordinal).Replace("{1}", other, StringComparison.Ordinal));

    private static readonly Gen<string[]> Texts = Line.Array[0, 25].Select(static lines => "FROM scratch\n" + string.Join('\n', lines)).Array[10];

    /// <summary>Several at a time, since what takes time is to compile anything at all.</summary>
    [Fact]
    [Trait("Needs", "time")]
    public void What_is_emitted_compiles() => Texts.Sample(
        static dockerfiles =>
        {
            var project = new UserProject([.. dockerfiles.Select(static (_, number) =>
                $"[ImageGen.DockerImage(\"acme/shop-{number}\", Dockerfile = \"{number}.Dockerfile\", Target = \"build\")] public static partial class Shop{number};")]);
            for (var number = 0; number < dockerfiles.Length; number++)
            {
                project.Files.Add($"{number}.Dockerfile", dockerfiles[number]);
            }

            Assert.Empty(project.Compile().CompilerDiagnostics);
        },
        iter: 15);
}
