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

    /// <summary>The number of files, folders and links listed for the daemon so far, over all requests.</summary>
    public long SentEntries => Sent.Entries;

    /// <summary>The number of bytes sent so far, lists and contents, over all requests.</summary>
    public long SentBytes => Sent.Bytes;

    /// <summary>Completes when a daemon has for the first time received everything that it requested. A request for ignore rules alone does not count.</summary>
    public Task FirstTransfer => Sent.FirstTransfer;

    /// <summary>What was sent from this source so far, over all requests.</summary>
    internal TransferCounters Sent { get; } = new();

    /// <summary>
    /// Creates a source from a folder with everything in it: files, symbolic links, hard links, permissions and extended attributes. The folder
    /// is read when the daemon requests it. The daemon fetches only what it does not have from an earlier build. Symbolic links are sent as
    /// links, and nothing outside the folder is sent.
    /// </summary>
    public static LocalSource FromDirectory(string path) => FromDirectory(path, ContextFilter.None);

    /// <summary>Creates a source from files in memory, such as a generated Dockerfile.</summary>
    /// <param name="files">The contents by their paths: relative, with <c>/</c>.</param>
    /// <exception cref="ArgumentException">A path leads out of the source, or is also the folder of another file.</exception>
    public static LocalSource FromFiles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return FromFiles(files.Select(file => new MemoryFile(file.Key, file.Value)));
    }

    /// <summary>Creates a source from files in memory.</summary>
    /// <exception cref="ArgumentException">A path leads out of the source, or is also the folder of another file.</exception>
    public static LocalSource FromFiles(IEnumerable<MemoryFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new MemorySource(files);
    }

    /// <summary>Creates a source with the entries of two others. If both have an entry with the same path, that of the second is sent, except for folders.</summary>
    public static LocalSource Combine(LocalSource first, LocalSource second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new CombinedSource(first, second);
    }

    /// <summary>Creates a source from the part of a folder that a filter includes. The daemon sees nothing else.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="filter">Decides which of its paths are included.</param>
    public static LocalSource FromDirectory(string path, ContextFilter filter)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(filter);
        return new DirectorySource(Path.GetFullPath(path), filter);
    }

    /// <summary>Creates a source with the same entries below a folder.</summary>
    /// <param name="folder">The folder's path: relative, with <c>/</c>.</param>
    public LocalSource Below(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new NestedSource(this, folder);
    }

    /// <summary>Lists the entries of a request: each folder before its content, siblings in the order of their UTF-8 bytes.</summary>
    /// <param name="excluded">Patterns of paths to exclude.</param>
    /// <param name="included">Patterns of paths to include; <see langword="null"/> includes all.</param>
    /// <param name="omittedFolders">Full paths of folders that are never sent, whatever the patterns include.</param>
    /// <exception cref="BuildContextException">Something cannot be read.</exception>
    internal abstract IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included, IReadOnlyList<string> omittedFolders);

    /// <summary>Reads the target of a symbolic link, as it is written in the link; <see langword="null"/> if the path is not a link.</summary>
    internal abstract string? ReadLink(string path);

    /// <summary>Lists the names in a folder; empty if there is no such folder.</summary>
    /// <param name="directory">The folder's path; empty for the source itself.</param>
    internal abstract IEnumerable<string> ReadNames(string directory);
}
