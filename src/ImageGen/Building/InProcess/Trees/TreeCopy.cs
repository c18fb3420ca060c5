using ImageGen.Ignoring;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>
/// Copies files from one tree to another as BuildKit does: the package <c>copy</c> of tonistiigi/fsutil, and the file operations of moby/buildkit 73ed682.
/// </summary>
internal sealed class TreeCopy(FileTree source, FileTree destination, TreeCopyOptions options)
{
    private const UnixFileMode NewFolderMode = (UnixFileMode)0b111_101_101;

    private readonly Dictionary<TreeNode, TreeNode> _hardLinks = new(ReferenceEqualityComparer.Instance);

    /// <summary>Folders whose copy waits for the first file in them that is included.</summary>
    private readonly List<WaitingFolder> _waiting = [];

    private bool _hasEntries;

    /// <summary>Finds the paths that a source of <c>COPY</c> names; none if a pattern matches nothing.</summary>
    public static List<string> FindSources(FileTree tree, string path)
    {
        var clean = CleanPath.From("/" + path);
        var names = clean.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var literal = names.TakeWhile(name => !GoPattern.HasWildcards(name)).ToArray();
        if (literal.Length == names.Length)
        {
            return [clean];
        }

        var root = tree.Resolve("/" + string.Join('/', literal));
        var pattern = string.Join('/', names.Skip(literal.Length));
        var found = new List<string>();
        if (tree.Find(root) is { } node)
        {
            Search(node, "");
        }

        return found;

        void Search(TreeNode folder, string below)
        {
            foreach (var (name, child) in folder.Children)
            {
                var relative = below + name;
                if (GoPattern.Matches(pattern, relative))
                {
                    found.Add(FileTree.Join(root, relative));
                }
                else if (child.IsDirectory)
                {
                    Search(child, relative + "/");
                }
            }
        }
    }

    /// <summary>Copies a file, a link or a folder.</summary>
    /// <param name="from">The path in the source.</param>
    /// <param name="to">The path in the destination. A <c>/</c> at its end makes it a folder.</param>
    /// <returns>Whether a source folder has an entry that is copied.</returns>
    /// <exception cref="TreeException">The source is missing, or the destination is another kind of file.</exception>
    public bool Run(string from, string to)
    {
        var last = to[(to.LastIndexOf('/') + 1)..];
        destination.CreateFolders(last is "" or "." ? to : to[..^last.Length], CreateFolder);
        var target = destination.Resolve(to);

        var path = options.IsFromPath ? source.Resolve(from) : source.ResolveFolder(from);
        var node = source.Find(path) ?? throw new TreeException($"'{from}' does not exist");
        var existing = destination.Find(target);
        if (node.IsDirectory ? !options.IsFromPath && existing is not null : existing is { IsDirectory: true })
        {
            target = FileTree.Join(target, FileTree.Split(CleanPath.From("/" + from)).Name);
            existing = destination.Find(target);
        }

        destination.CreateFolders(options.IsFromPath && node.IsDirectory && existing is null ? target : FileTree.Split(target).Folder, CreateFolder);
        Copy(node, "", target, isTop: true);
        return _hasEntries;
    }

    private TreeNode CreateFolder()
    {
        var folder = TreeNode.Directory(options.Mode?.OfNewFolders ?? NewFolderMode, options.NewFolderTime);
        folder.UserId = options.Owner?.UserId ?? 0;
        folder.GroupId = options.Owner?.GroupId ?? 0;
        return folder;
    }

    private void Copy(TreeNode node, string relative, string target, bool isTop)
    {
        var isExcluded = relative.Length > 0 && options.Exclude?.IsIgnored(relative) == true;
        var isIncluded = !isExcluded && (relative.Length == 0 || options.Include?.IsIgnored(relative) != false);
        _hasEntries |= isIncluded && relative.Length > 0;
        if (node.IsDirectory)
        {
            CopyFolder(node, relative, target, isTop, isIncluded);
        }
        else if (isIncluded)
        {
            CreateWaitingFolders();
            if (destination.Find(target) is { IsDirectory: true })
            {
                throw new TreeException($"'{target}' is a folder, and a file cannot replace it");
            }

            destination.Set(target, CopyFile(node));
        }
    }

    private TreeNode CopyFile(TreeNode node)
    {
        if (node.HasHardLinks && _hardLinks.TryGetValue(node, out var copied))
        {
            return copied;
        }

        var copy = node.CopyAlone();
        SetAttributes(copy, node);
        if (node.HasHardLinks)
        {
            _hardLinks.Add(node, copy);
        }

        return copy;
    }

    private void CopyFolder(TreeNode node, string relative, string target, bool isTop, bool isIncluded)
    {
        var waiting = new WaitingFolder(node, target);
        if (isIncluded)
        {
            CreateWaitingFolders();
            Create(waiting);
        }

        _waiting.Add(waiting);
        // The tree may be the same: a stage copies from itself by its own name.
        foreach (var (name, child) in node.Children.ToList())
        {
            Copy(child, relative.Length == 0 ? name : relative + "/" + name, FileTree.Join(target, name), isTop: false);
        }

        _waiting.RemoveAt(_waiting.Count - 1);
        if (isIncluded)
        {
            Complete(waiting, isTop);
        }
    }

    private void CreateWaitingFolders()
    {
        foreach (var folder in _waiting.Where(folder => !folder.IsCreated))
        {
            Create(folder);
            if (!folder.IsNew)
            {
                // BuildKit sets nothing else of a folder that is on the way to a file.
                destination.Find(folder.Target)!.Mode = folder.Source.Mode;
                destination.Mark(folder.Target);
            }
        }
    }

    private void Create(WaitingFolder folder)
    {
        folder.IsCreated = true;
        switch (destination.Find(folder.Target))
        {
            case null:
                folder.IsNew = true;
                var copy = folder.Source.CopyAlone();
                SetAttributes(copy, folder.Source);
                destination.Set(folder.Target, copy);
                break;
            case { IsDirectory: false }:
                throw new TreeException($"'{folder.Target}' is not a folder, and a folder cannot replace it");
        }
    }

    /// <summary>
    /// Sets the attributes of a folder after its entries, which change its time. The destination itself gets only the time, and that alone is not a change
    /// of a layer.
    /// </summary>
    private void Complete(WaitingFolder folder, bool isTop)
    {
        var copied = destination.Find(folder.Target)!;
        if (!isTop || folder.IsNew)
        {
            SetAttributes(copied, folder.Source);
            destination.Mark(folder.Target);
        }
        else if (destination.IsChanged(folder.Target) && (folder.Source == source.Root ? destination.TimeOfChanges : folder.Source.ModifiedUtc) is { } time)
        {
            copied.ModifiedUtc = time;
            destination.Mark(folder.Target);
        }
    }

    private void SetAttributes(TreeNode copy, TreeNode node)
    {
        copy.UserId = options.Owner?.UserId ?? node.UserId;
        copy.GroupId = options.Owner?.GroupId ?? node.GroupId;
        copy.Mode = options.Mode is { } mode && !node.IsSymbolicLink ? mode.Apply(node.Mode, node.IsDirectory) : node.Mode;
        copy.ModifiedUtc = node.ModifiedUtc;
        copy.ExtendedAttributes = node.ExtendedAttributes;
    }

    private sealed class WaitingFolder(TreeNode source, string target)
    {
        public TreeNode Source { get; } = source;

        public string Target { get; } = target;

        public bool IsCreated { get; set; }

        /// <summary>Whether the destination did not have the folder.</summary>
        public bool IsNew { get; set; }
    }
}
