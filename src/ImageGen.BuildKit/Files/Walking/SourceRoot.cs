using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The folder of a context when it was listed.</summary>
/// <param name="Path">Its full path, which may contain links.</param>
/// <param name="Device">The id of its file system.</param>
/// <param name="Inode">Its number on the file system.</param>
internal sealed record SourceRoot(string Path, ulong Device, ulong Inode)
{
    /// <summary>Opens the same folder again.</summary>
    /// <exception cref="ReplacedEntryException">The path now leads to another folder.</exception>
    /// <exception cref="IOException">The folder is missing, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public FolderChain Open()
    {
        var folder = FolderHandle.Open(Path);
        if (folder.Status.Device == Device && folder.Status.Inode == Inode)
        {
            return new FolderChain(folder);
        }

        folder.Dispose();
        throw new ReplacedEntryException($"'{Path}' now leads to another folder.");
    }
}
