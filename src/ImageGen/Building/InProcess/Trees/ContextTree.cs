using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>Creates the tree of a context. All files belong to root, as in a context that a builder receives.</summary>
internal static class ContextTree
{
    private const UnixFileMode FolderMode = (UnixFileMode)0b111_101_101;

    /// <param name="entries">The entries of the context.</param>
    /// <param name="files">Opens the files.</param>
    public static FileTree Create(IEnumerable<ContextEntry> entries, EntryFiles files)
    {
        var tree = new FileTree();
        var named = new Dictionary<FileIdentity, TreeNode>();
        foreach (var entry in entries)
        {
            var path = "/" + entry.Path;
            tree.CreateFolders(FileTree.Split(path).Folder, () => TreeNode.Directory(FolderMode, DateTimeOffset.UnixEpoch));
            tree.Set(path, NodeFor(entry, files, named));
        }

        _ = tree.TakeChanges();
        return tree;
    }

    private static TreeNode NodeFor(ContextEntry entry, EntryFiles files, Dictionary<FileIdentity, TreeNode> named)
    {
        if (entry is { Kind: EntryKind.File, Identity: { } identity } && named.TryGetValue(identity, out var known))
        {
            known.HasHardLinks = true;
            return known;
        }

        var node = new TreeNode
        {
            Type = entry.Kind switch
            {
                EntryKind.Directory => LayerEntryType.Directory,
                EntryKind.SymbolicLink => LayerEntryType.SymbolicLink,
                _ => LayerEntryType.File,
            },
            Mode = (UnixFileMode)entry.Mode,
            ModifiedUtc = new DateTimeOffset(entry.ModifiedUtc, TimeSpan.Zero),
            LinkTarget = entry.LinkTarget,
            Size = entry.Size,
            Content = entry.Kind is EntryKind.File && entry.Size > 0 ? new ContextFile(entry, files) : null,
        };
        if (entry is { Kind: EntryKind.File, Identity: { } first })
        {
            named.Add(first, node);
        }

        return node;
    }
}
