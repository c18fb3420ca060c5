using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.FileSync.Sources;

namespace ImageGen.BuildKit;

/// <summary>Files of this machine that a daemon may fetch.</summary>
public abstract class LocalSource
{
    private protected LocalSource()
    {
    }

    /// <summary>How many files, folders and links were listed for the daemon so far, over all requests.</summary>
    public long SentEntries => Sent.Entries;

    /// <summary>How many bytes were sent so far, over all requests: lists and contents.</summary>
    public long SentBytes => Sent.Bytes;

    internal TransferCounters Sent { get; } = new();

    /// <summary>
    /// A folder with all that is in it: files, links and hard links, permissions, extended attributes. It is read when the daemon asks for it,
    /// which fetches only what it does not have from an earlier build. Links are sent as links; nothing outside the folder is.
    /// </summary>
    public static LocalSource FromDirectory(string path) => FromDirectory(path, ContextFilter.None);

    /// <summary>Files that are on no disk, such as a Dockerfile made by a program.</summary>
    /// <param name="files">The content by its path: relative, with <c>/</c>.</param>
    /// <exception cref="ArgumentException">A path leads out of the source, or is that of another file's folder.</exception>
    public static LocalSource FromFiles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return FromFiles(files.Select(file => new MemoryFile(file.Key, file.Value)));
    }

    /// <summary>Files that are on no disk.</summary>
    /// <exception cref="ArgumentException">A path leads out of the source, or is that of another file's folder.</exception>
    public static LocalSource FromFiles(IEnumerable<MemoryFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new MemorySource(files);
    }

    /// <summary>A folder, of which nothing exists for a daemon but what a filter lets through.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="filter">Which of its paths exist.</param>
    public static LocalSource FromDirectory(string path, ContextFilter filter)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(filter);
        return new DirectorySource(Path.GetFullPath(path), filter);
    }

    /// <summary>The entries that a request asks for, each folder before what is in it, siblings in the order of their UTF-8 bytes.</summary>
    /// <param name="excluded">Patterns of what is not wanted.</param>
    /// <param name="included">Patterns of what alone is wanted.</param>
    /// <param name="leftOut">Full paths of folders that are not sent, whatever is wanted.</param>
    /// <exception cref="BuildContextException">Something cannot be read.</exception>
    internal abstract IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included, IReadOnlyList<string> leftOut);

    /// <summary>What a symbolic link points to, as it is written in the link; <see langword="null"/> where there is no link of this path.</summary>
    internal abstract string? ReadLink(string path);

    /// <summary>The names in a folder; none where there is no folder of this path.</summary>
    /// <param name="directory">Its path; empty for the source itself.</param>
    internal abstract IEnumerable<string> ReadNames(string directory);
}
