using ImageGen.Ignoring;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>The files of an image or of a context. Paths have <c>/</c>, and links lead nowhere outside of the tree.</summary>
internal sealed class FileTree
{
    /// <summary>The limit of Linux is 40. BuildKit follows this many.</summary>
    private const int MaxLinks = 255;

    private const UnixFileMode RootMode = (UnixFileMode)0b111_101_101;

    private FileTree(TreeNode root) => Root = root;

    public FileTree()
        : this(TreeNode.Directory(RootMode, DateTimeOffset.UnixEpoch))
    {
    }

    public TreeNode Root { get; }

    /// <summary>The time that a folder gets when an entry is set in it, as on a disk; <see langword="null"/> to keep its time.</summary>
    public DateTimeOffset? TimeOfChanges { get; set; }

    /// <summary>The paths that were set since the last <see cref="TakeChanges"/>.</summary>
    private SortedSet<string> Changes { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Returns the paths that were set, relative to the root, and forgets them.</summary>
    public SortedSet<string> TakeChanges()
    {
        var changes = Changes;
        Changes = new(StringComparer.Ordinal);
        return changes;
    }

    /// <summary>Returns whether a node or an entry below it was set since the last <see cref="TakeChanges"/>.</summary>
    public bool IsChanged(string path)
    {
        var relative = path.TrimStart('/');
        // '0' follows '/'.
        return relative.Length == 0 ? Changes.Count > 0 : Changes.Contains(relative) || Changes.GetViewBetween(relative + "/", relative + "0").Min is not null;
    }

    /// <summary>Creates a copy that can be changed separately.</summary>
    public FileTree Clone()
    {
        var copies = new Dictionary<TreeNode, TreeNode>(ReferenceEqualityComparer.Instance);
        return new FileTree(Copy(Root));

        TreeNode Copy(TreeNode node)
        {
            if (node.HasHardLinks && copies.TryGetValue(node, out var known))
            {
                return known;
            }

            var copy = node.CopyAlone();
            if (node.HasHardLinks)
            {
                copies.Add(node, copy);
            }

            foreach (var (name, child) in node.Children)
            {
                copy.Children.Add(name, Copy(child));
            }

            return copy;
        }
    }

    /// <summary>Finds a node without following a link at the end of the path, whose folders are real.</summary>
    public TreeNode? Find(string path)
    {
        var node = Root;
        foreach (var name in Names(path))
        {
            if (!node.Children.TryGetValue(name, out var child))
            {
                return null;
            }

            node = child;
        }

        return node;
    }

    /// <summary>Follows all links of a path within the tree. What does not exist stays as it is.</summary>
    /// <returns>The path from the root, without a link in it: <c>/usr/bin</c>.</returns>
    /// <exception cref="TreeException">The links are a circle.</exception>
    public string Resolve(string path) => Follow(CleanPath.From("/" + path), followsLast: true);

    /// <summary>Follows the links of a path's folders, and not one at its end.</summary>
    /// <exception cref="TreeException">The links are a circle.</exception>
    public string ResolveFolder(string path) => Follow(CleanPath.From("/" + path), followsLast: false);

    /// <summary>Sets a node at a path whose folder exists.</summary>
    /// <exception cref="TreeException">The folder is missing, or is another kind of file.</exception>
    public void Set(string path, TreeNode node)
    {
        var (folder, name) = Split(path);
        if (Find(folder) is not { IsDirectory: true } parent)
        {
            throw new TreeException($"'{folder}' is not a folder");
        }

        parent.Children[name] = node;
        parent.ModifiedUtc = TimeOfChanges ?? parent.ModifiedUtc;
        Mark(path);
    }

    /// <summary>Removes what is at a path.</summary>
    public void Remove(string path)
    {
        var (folder, name) = Split(path);
        _ = Find(folder)?.Children.Remove(name);
    }

    /// <summary>Records that the node at a path was changed.</summary>
    public void Mark(string path) => Changes.Add(path.TrimStart('/'));

    /// <summary>Creates a folder with those above it, if they are missing.</summary>
    /// <param name="path">The path, in which links are followed.</param>
    /// <param name="create">Creates a missing folder.</param>
    /// <exception cref="TreeException">A part of the path is another kind of file.</exception>
    public void CreateFolders(string path, Func<TreeNode> create)
    {
        var current = "";
        foreach (var name in Names(Resolve(path)))
        {
            current += "/" + name;
            if (Find(current) is not { } existing)
            {
                Set(current, create());
            }
            else if (!existing.IsDirectory)
            {
                throw new TreeException($"'{current}' is not a folder");
            }
        }
    }

    public static string Join(string folder, string name) => folder is "/" ? "/" + name : folder + "/" + name;

    /// <summary>Returns the folder and the name of a path.</summary>
    public static (string Folder, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash <= 0 ? ("/", path[(slash + 1)..]) : (path[..slash], path[(slash + 1)..]);
    }

    private static string[] Names(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private string Follow(string path, bool followsLast)
    {
        var links = 0;
        var open = new Stack<string>(Names(path).Reverse());
        var resolved = new List<(string Name, TreeNode? Node)>();
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (name == ".")
            {
                continue;
            }

            if (name == "..")
            {
                if (resolved.Count > 0)
                {
                    resolved.RemoveAt(resolved.Count - 1);
                }

                continue;
            }

            var folder = resolved.Count == 0 ? Root : resolved[^1].Node;
            var node = folder is not null && folder.Children.TryGetValue(name, out var child) ? child : null;
            if (node is not { IsSymbolicLink: true } || (open.Count == 0 && !followsLast))
            {
                resolved.Add((name, node));
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new TreeException($"'{path}' leads through more than {MaxLinks} links");
            }

            if (node.LinkTarget!.StartsWith('/'))
            {
                resolved.Clear();
            }

            foreach (var part in Names(node.LinkTarget).Reverse())
            {
                open.Push(part);
            }
        }

        return "/" + string.Join('/', resolved.Select(part => part.Name));
    }
}
