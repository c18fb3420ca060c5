namespace ImageGen.Contexts.Walking;

/// <summary>What the file system says of a name, without opening it or following a link.</summary>
internal readonly record struct EntryStatus(EntryKind Kind, int Mode, long Size, DateTime ModifiedUtc)
{
    /// <exception cref="IOException">There is no such name (<see cref="FileNotFoundException"/>), or it cannot be looked at.</exception>
    public static EntryStatus Read(string path) =>
        OperatingSystem.IsWindows() ? ReadWindows(path) : UnixFileStatus.Read(path);

    private static EntryStatus ReadWindows(string path)
    {
        // Every file may be executed there; the docker CLI sends the same permissions from Windows.
        const int EverybodysMode = 0b111_101_101;
        var file = new FileInfo(path);
        var attributes = file.Attributes;
        if (attributes == (FileAttributes)(-1))
        {
            throw new FileNotFoundException("There is no such file.", path);
        }

        // Other reparse points (a deduplicated or a cloud file) are files to whoever opens them.
        var kind = attributes.HasFlag(FileAttributes.ReparsePoint) && file.LinkTarget is not null ? EntryKind.SymbolicLink
            : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Directory
            : attributes.HasFlag(FileAttributes.Device) ? EntryKind.Special
            : EntryKind.File;
        return new EntryStatus(kind, EverybodysMode, kind == EntryKind.File ? file.Length : 0, file.LastWriteTimeUtc);
    }
}
