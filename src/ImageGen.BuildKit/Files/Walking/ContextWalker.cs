using System.IO.Enumeration;
using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>
/// Lists a folder: depth first, each folder before its content, siblings in the order of their UTF-8 bytes. Links are never followed.
/// Ignored folders are entered only if an exception rule can include something in them.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="filter">Decides which of its paths are listed.</param>
public sealed class ContextWalker(string root, ContextFilter filter)
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Whether an entry that is removed during the walk is skipped. Default: <see langword="false"/>; it is an error.</summary>
    internal bool SkipsRemoved { get; init; }

    /// <summary>Folders that are never sent, whatever the filter includes: they contain what the build itself writes.</summary>
    internal IReadOnlyList<FileIdentity> OmittedFolders { get; init; } = [];

    /// <summary>Lists the entries lazily.</summary>
    /// <exception cref="BuildContextException">A folder cannot be read, or an entry was removed meanwhile.</exception>
    public IEnumerable<ContextEntry> Walk()
    {
        using var folders = OpenRoot();
        var source = new SourceRoot(root, folders.Root.Status.Device, folders.Root.Status.Inode);
        var open = new Stack<Folder>();
        open.Push(new Folder(null, string.Empty, ReadNames(folders, string.Empty, null), filter.Root));
        // Folders that are not included themselves, but are sent if something in them is, so that the image gets their permissions.
        var waiting = new Stack<ContextEntry>();
        while (open.TryPeek(out var folder))
        {
            if (!folder.Paths.MoveNext())
            {
                _ = open.Pop();
                if (folder.Entry is not null && waiting.TryPeek(out var last) && ReferenceEquals(last, folder.Entry))
                {
                    _ = waiting.Pop();
                }

                continue;
            }

            var path = folder.Paths.Current;
            var included = folder.Scope.Includes(path);
            // An excluded entry only matters if it is a folder that may contain included entries.
            var inside = included ? null : folder.Scope.Enter(path);
            if (!included && inside is null)
            {
                continue;
            }

            var entry = ReadEntry(folders, folder.Path, path, source);
            if (entry is null || IsOmitted(entry) || (!included && entry.Kind != EntryKind.Directory))
            {
                continue;
            }

            if (included)
            {
                if (waiting.Count > 0)
                {
                    foreach (var parent in waiting.Reverse())
                    {
                        yield return parent;
                    }

                    waiting.Clear();
                }

                yield return entry;
            }
            else
            {
                waiting.Push(entry);
            }

            if (entry.Kind == EntryKind.Directory && (inside ?? folder.Scope.Enter(path)) is { } scope)
            {
                open.Push(new Folder(entry, path, ReadNames(folders, path, entry), scope));
            }
        }
    }

    private FolderChain OpenRoot()
    {
        try
        {
            return new FolderChain(FolderHandle.Open(root));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(".", e);
        }
    }

    private ContextEntry? ReadEntry(FolderChain folders, string directory, string path, SourceRoot source)
    {
        var name = path.AsSpan(directory.Length == 0 ? 0 : directory.Length + 1);
        try
        {
            var folder = folders.Enter(directory);
            var status = folder.GetStatus(name);
            return new ContextEntry
            {
                Path = path,
                Kind = status.Kind,
                Mode = status.Mode,
                Size = status.Size,
                ModifiedNanoseconds = status.ModifiedNanoseconds,
                Root = source,
                LinkTarget = status.Kind == EntryKind.SymbolicLink ? ReadLink(folder, name) : null,
                Device = status.Device,
                Inode = status.Inode,
                MayHaveHardLinks = status.MayHaveHardLinks,
                DeviceMajor = status.DeviceMajor,
                DeviceMinor = status.DeviceMinor,
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && MaySkip(path))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(path, e);
        }
    }

    private bool IsOmitted(ContextEntry entry)
    {
        // A loop, not a LINQ query: this runs for every entry and must not allocate.
        foreach (var folder in OmittedFolders)
        {
            if (entry.Inode == folder.Inode && entry.Device == folder.Device && entry.Inode != 0)
            {
                return true;
            }
        }

        return false;
    }

    // A name that is not valid UTF-8 cannot be found by its decoded form, although it exists.
    private bool MaySkip(string path) => SkipsRemoved && !path.Contains('\uFFFD', StringComparison.Ordinal);

    private static string ReadLink(FolderHandle folder, ReadOnlySpan<char> name)
    {
        var target = folder.ReadLink(name) ?? throw new ReplacedEntryException("It was replaced by something that is not a link.");
        return OperatingSystem.IsWindows() ? target.Replace('\\', '/') : target;
    }

    private List<string>.Enumerator ReadNames(FolderChain folders, string path, ContextEntry? listed)
    {
        var prefix = path.Length == 0 ? path : path + "/";
        try
        {
            var folder = folders.Enter(path);
            if (listed is not null && !listed.IsSameFileAs(folder.Status))
            {
                throw ContextFailures.Replaced(path);
            }

            // All paths have the same folder, so sorting them sorts the names.
            var paths = new List<string>(new FileSystemEnumerable<string>(
                folder.ListingPath, (ref entry) => string.Concat(prefix, entry.FileName), AllEntries));
            paths.Sort(Utf8Order.Instance);
            return paths.GetEnumerator();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && path.Length > 0 && MaySkip(path))
        {
            return new List<string>().GetEnumerator();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(path.Length == 0 ? "." : path, e);
        }
    }

    private sealed class Folder(ContextEntry? entry, string path, List<string>.Enumerator paths, ContextScope scope)
    {
        public string Path { get; } = path;

        /// <summary>Not read-only, because moving to the next path changes it.</summary>
        public List<string>.Enumerator Paths = paths;

        public ContextEntry? Entry { get; } = entry;

        public ContextScope Scope { get; } = scope;
    }
}
