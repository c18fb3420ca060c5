using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>A context and an output, and next to them a folder that no build may read or write.</summary>
internal sealed class AttackedFolder : IDisposable
{
    /// <summary>The content of every file outside: as long as <see cref="Inside"/>, so that the size does not reveal it.</summary>
    public const string Outside = "outside: secret";

    /// <summary>The content of every file of the context.</summary>
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

    /// <summary>Writes a file with the common time, so that the time does not reveal it.</summary>
    public string Write(string path, string text)
    {
        var full = _folder.Write(path, text);
        File.SetLastWriteTimeUtc(full, DateTime.UnixEpoch.AddDays(20_000));
        return full;
    }

    /// <summary>Replaces an entry of the context by a link.</summary>
    public void SwapForLink(string path, string target)
    {
        TakeAway(path);
        Link(path, target.StartsWith('/') ? target : PathOf(target));
    }

    /// <summary>Creates a link with the target as it is.</summary>
    public void Link(string path, string target) => _folder.Link(path, target);

    /// <summary>Moves an entry out of the context.</summary>
    public void TakeAway(string path) => Directory.Move(PathOf(path), PathOf($"away-{Guid.NewGuid():N}"));

    /// <summary>Checks that nothing outside was changed or added.</summary>
    public void RequireNothingOutside()
    {
        var outside = Directory.EnumerateFiles(PathOf("outside"), "*", SearchOption.AllDirectories).ToList();
        Assert.Equal(["a", "d/e/file", "d/file", "e/file", "file", "z"], outside.Select(file => Path.GetRelativePath(PathOf("outside"), file)).Order(StringComparer.Ordinal));
        Assert.All(outside, file => Assert.Equal(Outside, File.ReadAllText(file)));
    }

    public void Dispose() => _folder.Dispose();
}
