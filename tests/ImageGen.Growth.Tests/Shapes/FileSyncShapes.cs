using ImageGen.BuildKit;
using ImageGen.BuildKit.FileSync.Requests;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>What a daemon asks for of a source.</summary>
internal static class FileSyncShapes
{
    private static readonly LocalSource Source = LocalSource.FromFiles(Enumerable.Range(0, 100).ToDictionary(i => $"a/f{i}", _ => ReadOnlyMemory<byte>.Empty));

    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        OfPattern("stars of a name's pattern", 2_000, n => (Repeat(n, "*a") + "b", new string('a', 100))),
        OfPattern("a class of a name's pattern", 2_000, n => ("*[" + Repeat(n, i => $"{(char)(0x4E00 + (i % 20_000))}") + "]b", new string('a', 100))),
        OfPattern("a name against a pattern", 2_000, n => ("*a*" + new string('a', 50) + "b", new string('a', n))),
        OfPattern("a name against classes", 2_000, n => (Repeat(50, "*[b-z]"), new string('a', n))),
        OfPaths("followed paths", 1_000, n => [.. Enumerable.Range(0, n).Select(i => $"a/f{i}")]),
        OfPaths("a followed path's folders", 1_000, n => [Repeat(n, "a/") + "b"]),
        OfPaths("followed paths with wildcards", 20, n => [.. Enumerable.Range(0, n).Select(i => $"a/f*{i}")]),
        new("file sync", "paths under a long one", 2_000, n =>
        {
            string[] paths = [new string('a', n), .. Enumerable.Range(0, n).Select(i => $"b{i}")];
            return () => FollowedPaths.WithoutChildren(paths);
        }),
    ];

    private static GrowthShape OfPattern(string name, int size, Func<int, (string Pattern, string Name)> make) => new("file sync", name, size, n =>
    {
        var (pattern, file) = make(n);
        return () => NamePattern.Matches(pattern, file);
    });

    private static GrowthShape OfPaths(string name, int size, Func<int, string[]> make) => new("file sync", name, size, n =>
    {
        var paths = make(n);
        return () => FollowedPaths.Resolve(Source, paths);
    });
}
