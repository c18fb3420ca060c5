using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Variables and what they expand to.</summary>
internal static class VariableShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("one line's $q", 20_000, n => "FROM scratch\nENV b=" + Repeat(n / 2, "$q") + "\n"),
        Of("one line's $q that has a value", 8_000, n => "FROM scratch\nARG q=v\nENV b=" + Repeat(n / 2, "$q") + "\n"),
        Of("one line's names", 8_000, n => "FROM scratch\nENV b=" + Repeat(n / 8, i => $"$q{i}") + "\n"),
        Of("defaults that nest", 20_000, n => "FROM scratch\nENV b=" + Repeat(n / 5, "${a:-") + "x" + new string('}', n / 5) + "\n"),
        Of("defaults in a row", 8_000, n => "FROM scratch\nENV b=" + Repeat(n / 10, i => $"${{a{i}:-x}}") + "\n"),
        Of("modifiers unclosed", 8_000, n => "FROM scratch\n" + Repeat(n / 10, "USER ${a:+\n")),
        Of("a value that is replaced in", 1_000, n => $"FROM scratch\nARG v={new string('a', n)}\nENV b=${{v//{Repeat(200, "*a")}/}}\n"),
        Of("a value that a pattern misses", 1_000, n => $"FROM scratch\nARG v={new string('a', n)}\nENV b=${{v//{Repeat(200, "*a")}b/}}\n"),
        Of("a value's lines", 2_000, n => $"FROM scratch\nARG v='{Repeat(n / 2, "a\\\n\n")}'\nENV b=${{v//a*?b/}}\n"),
        Of("a pattern's wildcards", 2_000, n => $"FROM scratch\nARG v={new string('a', 4_000)}\nENV b=${{v//{Repeat(n / 2, "*a")}/}} c=${{v##{Repeat(n / 2, "a*")}}} d=${{v%{Repeat(n / 2, "?*")}}}\n"),
        Of("a value that is trimmed", 2_000, n => $"FROM scratch\nARG v={new string('a', n)}\nENV b=${{v#{Repeat(50, "*a")}b}} c=${{v%%b{Repeat(50, "?*")}}}\n"),
        Of("values that double", 4_000, n => "FROM scratch\nENV a=xx\n" + Repeat(n / 11, "ENV a=$a$a\n")),
        Of("global arguments that double", 4_000, n => "ARG a=xx\n" + Repeat(n / 11, "ARG a=$a$a\n") + "FROM $a\n"),
        Of("uses of a long value", 4_000, n => "FROM scratch\nENV a=" + new string('x', n / 4) + "\n" + Repeat(n / 8, "USER $a\n")),
        Of("global uses of a long value", 4_000, n => "ARG a=" + new string('x', n / 4) + "\n" + Repeat(n / 12, i => $"ARG b{i}=$a\n") + "FROM $a\n"),
        Of("bases of a long value", 4_000, n => "ARG a=" + new string('x', n / 4) + "\n" + Repeat(n / 12, "FROM $a\n")),
        Of("variables of a stage", 8_000, n => "FROM scratch\n" + Repeat(n / 16, i => $"ENV a{i}=$a{i / 2}\n")),
        Of("variables of an instruction", 8_000, n => "FROM scratch\nENV" + Repeat(n / 8, i => $" a{i}=$b") + "\n"),
        Of("names with variables", 8_000, n => "FROM scratch\nARG p=x\n" + Repeat(n / 20, i => $"ENV $p{i}=1 ${{p}}b=2\n")),
    ];

    private static GrowthShape Of(string name, int size, Func<int, string> text) => OfText("variables", "dockerfile", name, size, text, DockerfileWork.Judge);
}
