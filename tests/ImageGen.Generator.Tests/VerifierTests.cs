using ImageGen.Generator.Tests.Verifying;

namespace ImageGen.Generator.Tests;

/// <summary>The snapshot helper itself: a comparison that cannot fail proves nothing.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("snapshots").FullName;

    [Fact]
    public async Task A_text_without_verified_file_is_received_and_fails()
    {
        var problem = await new SnapshotFolder(_path).CompareAsync(new SnapshotTarget("T.M#A.g", "cs", "one"));

        Assert.Contains("T.M#A.g.verified.cs does not exist", problem, StringComparison.Ordinal);
        Assert.Equal("one\n", await File.ReadAllTextAsync(Path.Combine(_path, "T.M#A.g.received.cs")));
    }

    [Fact]
    public async Task A_text_that_differs_fails_with_the_difference()
    {
        await File.WriteAllTextAsync(Path.Combine(_path, "T.M.verified.txt"), "same\nold\n");

        var problem = await new SnapshotFolder(_path).CompareAsync(new SnapshotTarget("T.M", "txt", "same\nnew"));

        Assert.Contains("-old", problem, StringComparison.Ordinal);
        Assert.Contains("+new", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_equals_passes_and_clears_what_was_received()
    {
        await File.WriteAllTextAsync(Path.Combine(_path, "T.M.verified.txt"), "same\r\n");
        await File.WriteAllTextAsync(Path.Combine(_path, "T.M.received.txt"), "other");

        Assert.Null(await new SnapshotFolder(_path).CompareAsync(new SnapshotTarget("T.M", "txt", "same\n")));
        Assert.False(File.Exists(Path.Combine(_path, "T.M.received.txt")));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
