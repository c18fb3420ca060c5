using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>A source from a folder on disk.</summary>
internal sealed class DirectorySource(string root, ContextFilter filter) : LocalSource
{
    internal override IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included, IReadOnlyList<string> omittedFolders) => Directory.Exists(root)
        ? new ContextWalker(root, filter.Narrow(excluded, included)) { SkipsRemoved = true, OmittedFolders = Identify(omittedFolders) }.Walk()
        : throw new BuildContextException($"The folder '{root}' of a local source does not exist. Create it, or correct the path.");

    internal override string? ReadLink(string path)
    {
        try
        {
            using var folders = new FolderChain(FolderHandle.Open(root));
            return folders.EnterParent(path, out var name).ReadLink(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A path that cannot be read is not followed; if it is needed, the listing reports it.
            return null;
        }
    }

    internal override IEnumerable<string> ReadNames(string directory)
    {
        try
        {
            using var folders = new FolderChain(FolderHandle.Open(root));
            return [.. Directory.EnumerateFileSystemEntries(folders.Enter(directory).ListingPath).Select(entry => Path.GetFileName(entry))];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ReplacedEntryException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(directory.Length == 0 ? "." : directory, e);
        }
    }

    /// <summary>Identifies the folders that exist now. If they are created later, nothing is read any more: see <see cref="ReadGate"/>.</summary>
    private static List<FileIdentity> Identify(IReadOnlyList<string> paths)
    {
        var identities = new List<FileIdentity>();
        foreach (var path in paths)
        {
            try
            {
                using var folder = FolderHandle.Open(path);
                identities.Add(new FileIdentity(folder.Status.Device, folder.Status.Inode));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The folder does not exist yet.
            }
        }

        return identities;
    }
}
