using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Ignore files, read and asked about one ordinary path.</summary>
internal static class IgnoreTextShapes
{
    private static readonly string LongName = "a/" + new string('a', 200);

    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("names", 2_000, n => Repeat(n, i => $"a{i}\n")),
        Of("folders", 2_000, n => Repeat(n, i => $"a{i}/**\n")),
        Of("names anywhere", 2_000, n => Repeat(n, i => $"**/a{i}\n")),
        Of("wildcards in names", 2_000, n => Repeat(n, i => $"**/*.a{i}*\n")),
        Of("exceptions", 2_000, n => "*\n" + Repeat(n, i => $"!a{i}\n")),
        Of("exceptions by turns", 2_000, n => Repeat(n, i => $"a*\n!a{i}*\n")),
        Of("folders anywhere in one pattern", 800, n => Repeat(n, "**/") + "a\n"),
        Of("folders and names in one pattern", 800, n => Repeat(n, "**/a/") + "b\n"),
        Of("stars in one pattern", 800, n => Repeat(n, "*a") + "b\n"),
        Of("many stars together", 800, n => new string('*', n) + "b\n"),
        Of("a class of many", 800, n => "[" + Repeat(n, i => ((char)(0x4E00 + (i % 20_000))).ToString()) + "]b\n"),
        Of("a class of ranges", 800, n => "*[" + Repeat(n, i => $"{(char)(0x4E00 + (i % 20_000))}-{(char)(0x4E01 + (i % 20_000))}") + "]b\n"),
        Of("classes of names unclosed", 800, n => "[" + Repeat(n, "[:") + "]\n"),
        Of("classes unclosed", 2_000, n => Repeat(n, "[a\n")),
        Of("backslashes", 800, n => Repeat(n, "\\\\") + "\n"),
        Of("quoted text", 800, n => Repeat(n, "\\Qa") + "\n"),
        Of("paths to clean", 800, n => Repeat(n, "a/../") + "b\n"),
        Of("comments", 20_000, n => Repeat(n, "# c\n")),
        Of("one long line", 800, n => new string('a', n) + "*\n"),
    ];

    private static GrowthShape Of(string name, int size, Func<int, string> text) => OfText("ignore files", "ignorefile", name, size, text, read =>
    {
        var file = IgnoreFile.Parse(read);
        _ = file.IsIgnored("a/b/c.cs") | file.IsIgnored(LongName) | file.MayContainIncluded("a/b") | file.For(IgnoreTraversal.Classic).IsIgnored("a/b/c.cs");
    });
}
