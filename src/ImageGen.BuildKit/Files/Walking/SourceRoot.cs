using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The folder of a context, as it was when it was listed.</summary>
/// <param name="Path">Its full path, which may lead over links.</param>
/// <param name="Device">Its file system.</param>
/// <param name="Inode">Its number there.</param>
internal sealed record SourceRoot(string Path, ulong Device, ulong Inode)
{
    /// <summary>Opens the same folder again.</summary>
    /// <exception cref="ReplacedEntryException">The path leads to another folder now.</exception>
    /// <exception cref="IOException">The folder is gone, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public FolderChain Open()
    {
        var folder = FolderHandle.Open(Path);
        if (folder.Status.Device == Device && folder.Status.Inode == Inode)
        {
            return new FolderChain(folder);
        }

        folder.Dispose();
        throw new ReplacedEntryException($"'{Path}' is another folder now.");
    }
}
