using System.IO.Enumeration;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>
/// Goes through a folder: depth first, a folder before what is in it, siblings in the order of their UTF-8 bytes.
/// Links are never followed; ignored folders are never entered unless a rule can reach back into them.
/// </summary>
internal sealed class ContextWalker(string root, ContextFilter filter)
{
    private static readonly EnumerationOptions EveryName = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly NativePath _path = new(root);

    /// <summary>Whether a name that is gone before it was looked at is taken as never having been there. Default: it is an error.</summary>
    public bool SkipsVanished { get; init; }

    /// <summary>The entries, found as they are asked for.</summary>
    /// <exception cref="BuildContextException">A folder cannot be read, or something vanished meanwhile.</exception>
    public IEnumerable<ContextEntry> Walk()
    {
        var open = new Stack<Folder>();
        open.Push(new Folder(null, ReadNames(string.Empty), filter.Root));
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

            var entry = Look(path);
            if (entry is null || (!included && entry.Kind != EntryKind.Directory))
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
                open.Push(new Folder(entry, ReadNames(path), scope));
            }
        }
    }

    private ContextEntry? Look(string path)
    {
        try
        {
            var status = EntryStatus.Read(_path.Set(path));
            return new ContextEntry
            {
                Path = path,
                Kind = status.Kind,
                Mode = status.Mode,
                Size = status.Size,
                ModifiedNanoseconds = status.ModifiedNanoseconds,
                Root = root,
                LinkTarget = status.Kind == EntryKind.SymbolicLink ? ReadLink(_path.ToString()) : null,
                Identity = status.Identity,
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

    // A name that is no UTF-8 is not found by what the framework makes of it, and is there all the same.
    private bool MayVanish(string path) => SkipsVanished && !path.Contains('\uFFFD', StringComparison.Ordinal);

    private static string ReadLink(string fullPath)
    {
        var target = new FileInfo(fullPath).LinkTarget ?? throw new FileNotFoundException("The link was replaced.", fullPath);
        return OperatingSystem.IsWindows() ? target.Replace('\\', '/') : target;
    }

    private List<string>.Enumerator ReadNames(string path)
    {
        var prefix = path.Length == 0 ? path : path + "/";
        try
        {
            // Of one folder, so that the whole paths are in the order of the names.
            var paths = new List<string>(new FileSystemEnumerable<string>(
                Path.Join(root, path), (ref entry) => string.Concat(prefix, entry.FileName), EveryName));
            paths.Sort(Utf8Order.Instance);
            return paths.GetEnumerator();
        }
        catch (DirectoryNotFoundException) when (path.Length > 0 && MayVanish(path))
        {
            return new List<string>().GetEnumerator();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(path.Length == 0 ? "." : path, e);
        }
    }

    private sealed class Folder(ContextEntry? entry, List<string>.Enumerator paths, ContextScope scope)
    {
        /// <summary>Not read-only: moving on changes it.</summary>
        public List<string>.Enumerator Paths = paths;

        public ContextEntry? Entry { get; } = entry;

        public ContextScope Scope { get; } = scope;
    }
}
