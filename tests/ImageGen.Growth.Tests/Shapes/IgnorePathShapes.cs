using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Paths that are asked about, and walks. The patterns stay as they are where the paths grow: each path meets each pattern.</summary>
internal static class IgnorePathShapes
{
    private const string Ordinary = "**/.git\n**/*.*proj.user\n**/bin\n**/docker-compose*\n**/obj\nLICENSE\n!**/bin/keep.txt\n";

    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        Of("patterns against a deep path", 400, n => (IgnoreFile.Parse(Repeat(n, i => $"a{i}/**/b\n")), [Deep(1_000)])),
        Of("folders against many patterns", 100, n => (IgnoreFile.Parse(Repeat(1_000, i => $"a{i}/**/b\n")), [Deep(n)])),
        Of("folders against **/ a hundred times", 1_000, n => (IgnoreFile.Parse(Repeat(100, "**/") + "b\n"), [Deep(n)])),
        Of("folders against **/a/ a hundred times", 400, n => (IgnoreFile.Parse(Repeat(100, "**/a/") + "b\n"), [Deep(n)])),
        Of("folders against exceptions", 1_000, n => (IgnoreFile.Parse("*\n!**/*.a\n!a/**/b\n**/c*d\n"), [Deep(n)])),
        Of("folders against ordinary rules", 1_000, n => (IgnoreFile.Parse(Ordinary), [Deep(n)])),
        Of("a name against stars", 2_000, n => (IgnoreFile.Parse(Repeat(50, "*a") + "b\n"), [new string('a', n)])),
        Of("a name against classes", 2_000, n => (IgnoreFile.Parse(Repeat(50, "*[a-z]") + "B\n"), [new string('a', n)])),
        Of("a name against repeated text", 2_000, n => (IgnoreFile.Parse("*" + Repeat(50, "a") + "b*c*\n"), [new string('a', n)])),
        Of("paths against ordinary rules", 500, n => (IgnoreFile.Parse(Ordinary), [.. Enumerable.Range(0, n).Select(i => $"src/p{i % 20}/f{i}.cs")])),
        Of("patterns and paths of the same names", 100, n => (IgnoreFile.Parse(Repeat(1_000, i => $"d/a{i}\n!d/b{i}\n")), [.. Enumerable.Range(0, n).Select(i => $"d/a{i}")])),
        Of("patterns that a daemon sends", 1_000, n => (IgnoreFile.FromPatterns(Enumerable.Range(0, n).Select(i => $"a/**/f{i}")), [Deep(50)])),
        Of("paths that are kept", 500, n => (IgnoreFile.Parse("*\n").Including([.. Enumerable.Range(0, n).Select(i => $"d/f{i}")]), ["d/f1", "e"])),
    ];

    private static string Deep(int folders) => "a0/" + Repeat(folders, "a/") + "c";

    private static GrowthShape Of(string name, int size, Func<int, (IgnoreFile File, string[] Paths)> make) => new("ignored paths", name, size, n =>
    {
        var (file, paths) = make(n);
        return () =>
        {
            foreach (var path in paths)
            {
                _ = file.IsIgnored(path) | file.MayContainIncluded(path);
            }
        };
    });
}
