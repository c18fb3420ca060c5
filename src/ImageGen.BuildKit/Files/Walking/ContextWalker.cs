using System.IO.Enumeration;
using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>
/// Lists what is in a folder: depth first, a folder before what is in it, siblings in the order of their UTF-8 bytes.
/// Links are never followed; ignored folders are never entered unless a rule can reach back into them.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="filter">Which of its paths are listed.</param>
public sealed class ContextWalker(string root, ContextFilter filter)
{
    private static readonly EnumerationOptions EveryName = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Whether a name that is gone before it was looked at is taken as never having been there. Default: it is an error.</summary>
    internal bool SkipsVanished { get; init; }

    /// <summary>Folders that are not sent whatever the filter says of them: they hold what the build itself makes.</summary>
    internal IReadOnlyList<FileIdentity> LeftOut { get; init; } = [];

    /// <summary>The entries, found as they are asked for.</summary>
    /// <exception cref="BuildContextException">A folder cannot be read, or something vanished meanwhile.</exception>
    public IEnumerable<ContextEntry> Walk()
    {
        using var folders = OpenRoot();
        var source = new SourceRoot(root, folders.Root.Status.Device, folders.Root.Status.Inode);
        var open = new Stack<Folder>();
        open.Push(new Folder(null, string.Empty, ReadNames(folders, string.Empty, null), filter.Root));
        // Folders that are not sent for their own sake, and are when something in them is: then the image has their permissions.
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
            // What is not sent is worth a look only as a folder in which something may be.
            var inside = included ? null : folder.Scope.Enter(path);
            if (!included && inside is null)
            {
                continue;
            }

            var entry = Look(folders, folder.Path, path, source);
            if (entry is null || IsLeftOut(entry) || (!included && entry.Kind != EntryKind.Directory))
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

    private ContextEntry? Look(FolderChain folders, string directory, string path, SourceRoot source)
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
                MayHaveOtherNames = status.MayHaveOtherNames,
                DeviceMajor = status.DeviceMajor,
                DeviceMinor = status.DeviceMinor,
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && MayVanish(path))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(path, e);
        }
    }

    private bool IsLeftOut(ContextEntry entry)
    {
        // A loop, not a query: this is asked of every entry, and must leave nothing on the heap.
        foreach (var folder in LeftOut)
        {
            if (entry.Inode == folder.Inode && entry.Device == folder.Device && entry.Inode != 0)
            {
                return true;
            }
        }

        return false;
    }

    // A name that is no UTF-8 is not found by what the framework makes of it, and is there all the same.
    private bool MayVanish(string path) => SkipsVanished && !path.Contains('\uFFFD', StringComparison.Ordinal);

    private static string ReadLink(FolderHandle folder, ReadOnlySpan<char> name)
    {
        var target = folder.ReadLink(name) ?? throw new ReplacedEntryException("It is not a link any more.");
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

            // Of one folder, so that the whole paths are in the order of the names.
            var paths = new List<string>(new FileSystemEnumerable<string>(
                folder.ListingPath, (ref entry) => string.Concat(prefix, entry.FileName), EveryName));
            paths.Sort(Utf8Order.Instance);
            return paths.GetEnumerator();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && path.Length > 0 && MayVanish(path))
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

        /// <summary>Not read-only: moving on changes it.</summary>
        public List<string>.Enumerator Paths = paths;

        public ContextEntry? Entry { get; } = entry;

        public ContextScope Scope { get; } = scope;
    }
}
