using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync;

/// <summary>Sources that have parts of several places.</summary>
public sealed class CombinedSourceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("combined");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Entries_stand_in_the_order_of_a_walk()
    {
        Write("a/b.txt", "1");
        Write("a-b/c.txt", "2");
        Write("z.txt", "3");
        var source = LocalSource.Combine(LocalSource.FromDirectory(_folder.FullName), LocalSource.FromFiles([MemoryFile.FromText("a/a.txt", "4"), MemoryFile.FromText("m/n.txt", "5")]));

        Assert.Equal(["a", "a/a.txt", "a/b.txt", "a-b", "a-b/c.txt", "m", "m/n.txt", "z.txt"], Paths(source));
    }

    [Fact]
    public void A_file_of_the_second_source_replaces_a_file_or_a_folder_of_the_first()
    {
        Write("a/b.txt", "1");
        Write("z.txt", "long text");
        var source = LocalSource.Combine(LocalSource.FromDirectory(_folder.FullName), LocalSource.FromFiles([MemoryFile.FromText("a", "4"), MemoryFile.FromText("z.txt", "5")]));

        var entries = source.Walk(null, null, []).ToList();

        Assert.Equal(["a", "z.txt"], entries.Select(entry => entry.Path));
        Assert.All(entries, entry => Assert.Equal(1, entry.Size));
    }

    [Fact]
    public void A_folder_below_another_is_sent_with_its_parents_and_only_where_the_patterns_include_it()
    {
        Write("x/1.nupkg", "1");
        Write("2.nupkg", "2");
        var source = LocalSource.FromDirectory(_folder.FullName).Below(".imagegen/feeds/1");

        Assert.Equal([".imagegen", ".imagegen/feeds", ".imagegen/feeds/1", ".imagegen/feeds/1/2.nupkg", ".imagegen/feeds/1/x", ".imagegen/feeds/1/x/1.nupkg"], Paths(source));
        Assert.Equal([".imagegen", ".imagegen/feeds", ".imagegen/feeds/1", ".imagegen/feeds/1/x", ".imagegen/feeds/1/x/1.nupkg"], source.Walk(null, IgnoreFile.Parse(".imagegen/feeds/1/x/1.nupkg"), []).Select(entry => entry.Path));
        Assert.Empty(source.Walk(IgnoreFile.Parse(".imagegen"), null, []));
        Assert.Equal(["feeds"], source.ReadNames(".imagegen"));
        Assert.Equal(["2.nupkg", "x"], source.ReadNames(".imagegen/feeds/1").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_executable_file_in_memory_has_the_mode_of_one()
    {
        var source = LocalSource.FromFiles([MemoryFile.FromText("run", "x") with { IsExecutable = true }, MemoryFile.FromText("read", "x")]);

        Assert.Equal([0b110_100_100, 0b111_101_101], source.Walk(null, null, []).Select(entry => entry.Mode));
    }

    private static IEnumerable<string> Paths(LocalSource source) => source.Walk(null, null, []).Select(entry => entry.Path);

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
