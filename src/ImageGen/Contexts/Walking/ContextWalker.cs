using System.IO.Enumeration;

namespace ImageGen.Contexts.Walking;

/// <summary>
/// Goes through a folder: depth first, a folder before what is in it, siblings in the order of their UTF-8 bytes.
/// Links are never followed; ignored folders are never entered unless a rule can reach back into them.
/// </summary>
internal sealed class ContextWalker(string root, ContextFilter filter)
{
    private static readonly EnumerationOptions EveryName = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>The entries, found as they are asked for.</summary>
    /// <exception cref="BuildContextException">A folder cannot be read, or something vanished meanwhile.</exception>
    public IEnumerable<ContextEntry> Walk()
    {
        var open = new Stack<Folder>();
        open.Push(new Folder(null, ReadNames(root, "."), string.Empty, filter.Root));
        // Folders that are not sent for their own sake, and are when something in them is: then the image has their permissions.
        var waiting = new Stack<ContextEntry>();
        while (open.TryPeek(out var folder))
        {
            if (!folder.Names.MoveNext())
            {
                _ = open.Pop();
                if (folder.Entry is not null && waiting.TryPeek(out var last) && ReferenceEquals(last, folder.Entry))
                {
                    _ = waiting.Pop();
                }

                continue;
            }

            var path = folder.Prefix + folder.Names.Current;
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
                foreach (var parent in waiting.Reverse())
                {
                    yield return parent;
                }

                waiting.Clear();
                yield return entry;
            }
            else
            {
                waiting.Push(entry);
            }

            if (entry.Kind == EntryKind.Directory && (inside ?? folder.Scope.Enter(path)) is { } scope)
            {
                open.Push(new Folder(entry, ReadNames(entry.FullPath!, path), path + "/", scope));
            }
        }
    }

    private ContextEntry? Look(string path)
    {
        var fullPath = Path.Join(root, path);
        try
        {
            var status = EntryStatus.Read(fullPath);
            return status.Kind == EntryKind.Special ? null : new ContextEntry
            {
                Path = path,
                Kind = status.Kind,
                Mode = status.Mode,
                Size = status.Size,
                ModifiedUtc = status.ModifiedUtc,
                FullPath = fullPath,
                LinkTarget = status.Kind == EntryKind.SymbolicLink ? ReadLink(fullPath) : null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(path, e);
        }
    }

    private static string ReadLink(string fullPath)
    {
        var target = new FileInfo(fullPath).LinkTarget ?? throw new IOException("The link was replaced.");
        return OperatingSystem.IsWindows() ? target.Replace('\\', '/') : target;
    }

    private static List<string>.Enumerator ReadNames(string fullPath, string path)
    {
        try
        {
            var names = new List<string>(new FileSystemEnumerable<string>(fullPath, (ref entry) => entry.FileName.ToString(), EveryName));
            names.Sort(Utf8Order.Instance);
            return names.GetEnumerator();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(path, e);
        }
    }

    private sealed class Folder(ContextEntry? entry, List<string>.Enumerator names, string prefix, ContextScope scope)
    {
        /// <summary>Not read-only: moving on changes it.</summary>
        public List<string>.Enumerator Names = names;

        public ContextEntry? Entry { get; } = entry;

        public string Prefix { get; } = prefix;

        public ContextScope Scope { get; } = scope;
    }
}
