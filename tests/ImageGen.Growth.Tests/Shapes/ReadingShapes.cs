using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>The lines of a Dockerfile and what joins them.</summary>
internal static class ReadingShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("one long line", 100_000, n => "FROM a\nRUN " + new string('x', n)),
        Of("many lines", 8_000, n => "FROM a\n" + Repeat(n / 6, "RUN x\n")),
        Of("continuations", 20_000, n => "FROM a\nRUN x" + Repeat(n / 4, " \\\ny")),
        Of("comments above an instruction", 20_000, n => "FROM a\n" + Repeat(n / 4, "# c\n") + "RUN x\n"),
        Of("comments in a continuation", 20_000, n => "FROM a\nRUN x \\\n" + Repeat(n / 5, "# c\n\n") + " y\n"),
        Of("carriage returns", 50_000, n => "FROM a" + new string('\r', n) + "\nRUN x\n"),
        Of("directives", 20_000, n => Repeat(n / 8, i => $"# syntax={i}\n") + "FROM a\n"),
        Of("unknown instructions", 8_000, n => "FROM a\n" + Repeat(n / 4, "BAD\n")),
        Of("escapes", 50_000, n => "FROM a\nENV a=" + Repeat(n / 2, "\\\\")),
        Of("quotes unclosed", 8_000, n => "FROM a\n" + Repeat(n / 8, "ENV a=\"\n")),
        Of("quotes", 20_000, n => "FROM a\nENV a=" + Repeat(n / 4, "\"'\"'") + "\n"),
        Of("words", 20_000, n => "FROM a\nCOPY" + Repeat(n / 2, " x") + "\n"),
        Of("unicode blanks", 20_000, n => "FROM a\nENV" + Repeat(n / 5, "\u00A0a=b ") + "\n"),
        Of("instructions kept for later", 8_000, n => "FROM a\n" + Repeat(n / 16, "ONBUILD USER $a\n")),
        Of("a here-document's lines", 50_000, n => "FROM a\nCOPY <<E /\n" + Repeat(n / 5, "$a x\n") + "E\n"),
        Of("here-documents in a line", 8_000, n => "FROM a\nRUN" + Repeat(n / 8, i => $" <<e{i}") + "\n" + Repeat(n / 8, i => $"e{i}\n")),
        Of("here-documents never ended", 8_000, n => "FROM a\n" + Repeat(n / 8, i => $"RUN <<e{i} <<f\n")),
        Of("here-documents nested", 8_000, n => "FROM a\n" + Repeat(n / 20, i => $"COPY <<a{i} <<\"b{i}\" /\n<<c\na{i}\n<<d\nb{i}\n")),
    ];

    private static GrowthShape Of(string name, int size, Func<int, string> text) => OfText("reading", "dockerfile", name, size, text, DockerfileWork.Read);
}
