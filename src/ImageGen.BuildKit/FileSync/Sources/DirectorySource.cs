using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>A folder on disk.</summary>
internal sealed class DirectorySource(string root, ContextFilter filter) : LocalSource
{
    internal override IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included) => Directory.Exists(root)
        ? new ContextWalker(root, filter.Narrowed(excluded, included)) { SkipsVanished = true }.Walk()
        : throw new BuildContextException($"The folder '{root}', which the build takes files from, does not exist. Create it, or correct the path.");

    internal override string? ReadLink(string path) => new FileInfo(Path.Join(root, path)).LinkTarget;

    internal override IEnumerable<string> ReadNames(string directory)
    {
        var path = Path.Join(root, directory);
        try
        {
            return Directory.Exists(path) ? [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry))] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(directory.Length == 0 ? "." : directory, e);
        }
    }
}
