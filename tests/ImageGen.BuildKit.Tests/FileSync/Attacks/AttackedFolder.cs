using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>A context and an output, and beside them a folder that no build may read or write.</summary>
internal sealed class AttackedFolder : IDisposable
{
    /// <summary>What is in every file outside: as long as <see cref="Inside"/>, so that no size gives it away.</summary>
    public const string Outside = "outside: secret";

    /// <summary>What is in every file of the context.</summary>
    public const string Inside = "inside: for all";

    private readonly TemporaryFolder _folder = new();

    public AttackedFolder()
    {
        _ = Write("ctx/a", Inside);
        _ = Write("ctx/d/e/file", Inside);
        _ = Write("ctx/d/file", Inside);
        _ = Write("ctx/z", Inside);
        _ = Write("outside/a", Outside);
        _ = Write("outside/e/file", Outside);
        _ = Write("outside/file", Outside);
        _ = Write("outside/d/e/file", Outside);
        _ = Write("outside/d/file", Outside);
        _ = Write("outside/z", Outside);
    }

    public LocalSource Context => LocalSource.FromDirectory(PathOf("ctx"));

    public string PathOf(string path) => _folder.PathOf(path);

    /// <summary>Writes a file of the usual time, so that no time gives it away.</summary>
    public string Write(string path, string text)
    {
        var full = _folder.Write(path, text);
        File.SetLastWriteTimeUtc(full, DateTime.UnixEpoch.AddDays(20_000));
        return full;
    }

    /// <summary>Takes what has a name in the context away, and puts a link in its place.</summary>
    public void SwapForLink(string path, string target)
    {
        TakeAway(path);
        _folder.Link(path, target.StartsWith('/') ? target : PathOf(target));
    }

    /// <summary>Moves what has a name out of the context, without a trace.</summary>
    public void TakeAway(string path) => Directory.Move(PathOf(path), PathOf($"away-{Guid.NewGuid():N}"));

    /// <summary>Makes sure that nothing outside was changed, and nothing came to it.</summary>
    public void RequireNothingOutside()
    {
        var outside = Directory.EnumerateFiles(PathOf("outside"), "*", SearchOption.AllDirectories).ToList();
        Assert.Equal(["a", "d/e/file", "d/file", "e/file", "file", "z"], outside.Select(file => Path.GetRelativePath(PathOf("outside"), file)).Order(StringComparer.Ordinal));
        Assert.All(outside, file => Assert.Equal(Outside, File.ReadAllText(file)));
    }

    public void Dispose() => _folder.Dispose();
}
