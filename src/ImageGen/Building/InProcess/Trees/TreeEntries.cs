using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>Converts between the files of a tree and the entries of a layer.</summary>
internal static class TreeEntries
{
    /// <summary>
    /// Finds the nodes of a layer with the changed files, and with the folders above them: without these, the extraction of the layer would change their
    /// times.
    /// </summary>
    /// <param name="tree">The tree after the changes.</param>
    /// <param name="changes">The changed paths, relative to the root.</param>
    /// <returns>The nodes with their paths, in the order of a layer.</returns>
    public static List<KeyValuePair<string, TreeNode>> Find(FileTree tree, IEnumerable<string> changes)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            for (var path = change; path.Length > 0; path = path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "")
            {
                if (!paths.Add(path))
                {
                    break;
                }
            }
        }

        return [.. paths.Select(path => KeyValuePair.Create(path, tree.Find(path))).Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Key, each.Value!))];
    }

    /// <summary>Creates the node of an entry that is not a hard link.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="contents">The contents of the files of its layer.</param>
    public static TreeNode CreateNode(LayerEntry entry, LayerContents contents) => new()
    {
        Type = entry.Type,
        Mode = entry.Mode,
        UserId = entry.UserId,
        GroupId = entry.GroupId,
        ModifiedUtc = entry.ModifiedUtc,
        LinkTarget = entry.LinkTarget,
        Size = entry.Size,
        Content = entry.Open is null ? null : contents[entry.Path, entry.Size],
        ExtendedAttributes = entry.ExtendedAttributes,
        DeviceMajor = entry.DeviceMajor,
        DeviceMinor = entry.DeviceMinor,
    };

    /// <summary>Finds all nodes of a tree.</summary>
    public static List<KeyValuePair<string, TreeNode>> FindAll(FileTree tree)
    {
        var found = new List<KeyValuePair<string, TreeNode>>();
        Add(tree.Root, "");
        return found;

        void Add(TreeNode folder, string path)
        {
            foreach (var (name, child) in folder.Children)
            {
                found.Add(KeyValuePair.Create(path + name, child));
                Add(child, path + name + "/");
            }
        }
    }

    /// <summary>Creates the entries of a layer.</summary>
    /// <param name="nodes">The nodes with their paths.</param>
    /// <param name="latest">The latest time of a file; <see langword="null"/> to keep all times.</param>
    public static IEnumerable<LayerEntry> Create(IEnumerable<KeyValuePair<string, TreeNode>> nodes, DateTimeOffset? latest)
    {
        var names = new Dictionary<TreeNode, string>(ReferenceEqualityComparer.Instance);
        foreach (var (path, node) in nodes)
        {
            yield return CreateEntry(path, node, names, latest);
        }
    }

    private static LayerEntry CreateEntry(string path, TreeNode node, Dictionary<TreeNode, string> names, DateTimeOffset? latest)
    {
        var first = node.HasHardLinks && !names.TryAdd(node, path) ? names[node] : null;
        return new LayerEntry
        {
            Path = path,
            Type = first is null ? node.Type : LayerEntryType.HardLink,
            Mode = node.Mode,
            UserId = node.UserId,
            GroupId = node.GroupId,
            ModifiedUtc = latest is { } time && node.ModifiedUtc > time ? time : node.ModifiedUtc,
            LinkTarget = first ?? node.LinkTarget,
            Size = first is null ? node.Size : 0,
            Open = first is null ? node.Content is null ? null : node.Content.Open : null,
            ExtendedAttributes = node.ExtendedAttributes,
            DeviceMajor = node.DeviceMajor,
            DeviceMinor = node.DeviceMinor,
        };
    }
}
