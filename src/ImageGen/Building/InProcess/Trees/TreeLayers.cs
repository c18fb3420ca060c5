using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>Applies the layers of an image to a tree, as containerd does.</summary>
internal static class TreeLayers
{
    private const string Whiteout = ".wh.";
    private const string Opaque = ".wh..wh..opq";
    private const UnixFileMode MissingFolderMode = (UnixFileMode)0b111_101_101;

    /// <param name="tree">The tree with the layers below.</param>
    /// <param name="entries">The entries of the layer.</param>
    /// <param name="contents">The contents of its files.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TreeException">An entry does not fit to what is there.</exception>
    public static async Task ApplyAsync(FileTree tree, IAsyncEnumerable<LayerEntry> entries, LayerContents contents, CancellationToken cancellationToken)
    {
        // A whiteout removes only what layers below have.
        var own = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var (folder, name) = FileTree.Split("/" + entry.Path);
            var parent = tree.Resolve(folder);
            tree.CreateFolders(parent, () => TreeNode.Directory(MissingFolderMode, DateTimeOffset.UnixEpoch));
            if (name == Opaque)
            {
                foreach (var child in tree.Find(parent)!.Children.Keys.Where(child => !own.Contains(FileTree.Join(parent, child))).ToList())
                {
                    tree.Remove(FileTree.Join(parent, child));
                }
            }
            else if (name.StartsWith(Whiteout, StringComparison.Ordinal))
            {
                tree.Remove(FileTree.Join(parent, name[Whiteout.Length..]));
            }
            else
            {
                var path = FileTree.Join(parent, name);
                for (var marked = path; marked != "/" && own.Add(marked);)
                {
                    marked = FileTree.Split(marked).Folder;
                }

                Apply(tree, path, entry, contents);
            }
        }

        _ = tree.TakeChanges();
    }

    private static void Apply(FileTree tree, string path, LayerEntry entry, LayerContents contents)
    {
        if (entry.Type is LayerEntryType.HardLink)
        {
            var target = tree.Find(tree.ResolveFolder(entry.LinkTarget!)) ?? throw new TreeException($"the hard link '{path}' refers to '{entry.LinkTarget}', which does not exist");
            target.HasHardLinks = true;
            tree.Set(path, target);
            return;
        }

        var node = TreeEntries.CreateNode(entry, contents);
        if (node.IsDirectory && tree.Find(path) is { IsDirectory: true } existing)
        {
            foreach (var (name, child) in existing.Children)
            {
                node.Children.Add(name, child);
            }
        }

        tree.Set(path, node);
    }
}
