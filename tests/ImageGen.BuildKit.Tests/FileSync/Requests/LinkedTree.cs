using ImageGen.Tests.Contexts;

namespace ImageGen.BuildKit.Tests.FileSync.Requests;

/// <summary>A folder with links of every kind. The expected results were recorded from fsutil (6d9dc2e) on the same tree.</summary>
internal sealed class LinkedTree : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LinkedTree()
    {
        foreach (var file in new[] { "real/a", "real/b", "real/inner/c", "t.txt", "sub/deep/x.cs", "sub/y.cs" })
        {
            _ = _folder.Write(file);
        }

        _ = _folder.MakeDirectory("dir");
        (string Link, string Target)[] links =
        [
            ("link", "real"), ("abs", "/real/inner"), ("up", "../.."), ("one", "two"), ("two", "one"), ("self", "."), ("grow", "grow/x"),
            ("dir/rel", "../real/a"), ("broken", "nowhere"), ("l1.txt", "real/a"), ("l2.txt", "real/b"), ("chain", "link2"), ("link2", "link3"),
            ("link3", "real/b"), ("wild", "real/*"), ("out", "../../../../etc"),
        ];
        foreach (var (link, target) in links)
        {
            _folder.Link(link, target);
        }
    }

    public LocalSource Source => LocalSource.FromDirectory(_folder.FullPath);

    public void Dispose() => _folder.Dispose();
}
