using Xunit;

namespace ImageGen.Tests.Contexts;

/// <summary>By themselves: they measure the memory of the whole process.</summary>
[CollectionDefinition(nameof(LargeContextTests), DisableParallelization = true)]
[Collection(nameof(LargeContextTests))]
[Trait("Needs", "time")]
public sealed class LargeContextTests
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_size_of_a_file()
    {
        const long Size = 1024L * 1024 * 1024;
        using var folder = new TemporaryFolder();
        using (var sparse = File.Create(folder.PathOf("large")))
        {
            sparse.SetLength(Size);
        }

        var allocated = await AllocatedAsync(folder);

        Assert.InRange(allocated, 0, Size / 256);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_files()
    {
        using var folder = new TemporaryFolder();
        await MakeFilesAsync(folder, "src", 20_000);
        var context = await SentContext.PrepareAsync(folder);
        await context.WriteTarAsync(Stream.Null, BuildProgress.Quiet, CancellationToken.None);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        var destination = new Watched(() => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before));

        await context.WriteTarAsync(destination, BuildProgress.Quiet, CancellationToken.None);

        // What lives while the 20,000 are under way: the blocks and the names of the folders that are open.
        Assert.InRange(peak, 0, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task Ignored_folders_are_never_entered()
    {
        using var folder = new TemporaryFolder();
        await MakeFilesAsync(folder, "node_modules", 50_000);
        await MakeFilesAsync(folder, "src", 10_000);
        _ = folder.Write(".dockerignore", "node_modules\n");
        using var opened = OpenedFolders.Watch(folder.PathOf("node_modules"), folder.PathOf("node_modules/0"), folder.PathOf("src"), folder.PathOf("src/0"));

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal(10_000, sent.Names.Count(name => name.EndsWith(".txt", StringComparison.Ordinal)));
        Assert.Equal([folder.PathOf("src"), folder.PathOf("src/0")], opened.Read().Order());
    }

    [Fact]
    public async Task A_file_costs_no_more_memory_the_deeper_it_lies()
    {
        const int Files = 1000;
        var rules = string.Concat(Enumerable.Range(0, 20).Select(number => $"**/ignored{number}\n"));
        using var shallow = new TemporaryFolder();
        using var deep = new TemporaryFolder();
        const string Below = "a/b/c/d/e/f/g/h/i/j/k/l/";
        for (var file = 0; file < Files; file++)
        {
            _ = shallow.Write($"{file}");
            _ = deep.Write($"{Below}{file}");
        }

        _ = shallow.Write(".dockerignore", rules);
        _ = deep.Write(".dockerignore", rules);
        _ = await AllocatedAsync(shallow);

        var more = await AllocatedAsync(deep) - await AllocatedAsync(shallow);

        // The paths are longer; what the rules say of the twelve folders is found out once.
        Assert.InRange(more / Files, -500, 500);
    }

    private static async Task<long> AllocatedAsync(TemporaryFolder folder)
    {
        var context = await SentContext.PrepareAsync(folder);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await context.WriteTarAsync(Stream.Null, BuildProgress.Quiet, CancellationToken.None);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    // Most are hard links: the walk sees no difference, and a file system makes them much faster.
    private static async Task MakeFilesAsync(TemporaryFolder folder, string name, int count)
    {
        const int InFolder = 1000;
        for (var file = 0; file < InFolder; file++)
        {
            _ = folder.Write($"{name}/0/{file}.txt");
        }

        for (var copy = 1; copy < count / InFolder; copy++)
        {
            _ = await Tool.RunAsync("cp", "-al", folder.PathOf(name + "/0"), folder.PathOf($"{name}/{copy}"));
        }
    }

    private sealed class Watched(Action onWrite) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            onWrite();
            return ValueTask.CompletedTask;
        }
    }
}
