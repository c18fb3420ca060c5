using ICSharpCode.SharpZipLib.BZip2;
using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>Unpacks archives for <c>ADD</c>: tar without compression, or with gzip, bzip2 or zstd.</summary>
internal static class TreeArchive
{
    private const UnixFileMode FolderMode = (UnixFileMode)0b111_101_101;

    /// <summary>Unpacks a file if it is an archive.</summary>
    /// <returns>Whether it is one.</returns>
    /// <exception cref="StageFailure">The archive has another compression, or is damaged.</exception>
    public static async Task<bool> TryUnpackAsync(TreeNode node, FileTree tree, string destination, TreeCopyOptions options, CancellationToken cancellationToken)
    {
        if (node is not { IsFile: true, Content: { } content } || !await IsArchiveAsync(content, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var target = tree.Resolve(destination);
        tree.CreateFolders(target, () => NewFolder(options));
        // The files are read as those of a layer.
        var contents = new LayerContents(_ => Task.FromResult(Open(content)));
        try
        {
            var folders = new List<(string Path, DateTimeOffset Time)>();
            await foreach (var entry in ReadAsync(content, cancellationToken).ConfigureAwait(false))
            {
                var path = Place(entry, contents, tree, target, options);
                if (entry.Type is LayerEntryType.Directory)
                {
                    folders.Add((path, entry.ModifiedUtc));
                }
            }

            // Entries change the time of their folder.
            foreach (var (path, time) in folders)
            {
                tree.Find(path)?.ModifiedUtc = time;
            }
        }
        catch (InvalidImageException exception)
        {
            throw new StageFailure(FailureReason.Other, $"the archive is damaged: {exception.Message}", "Create the archive again, or copy it without unpacking it: use COPY.");
        }

        return true;
    }

    /// <returns>The path in the tree.</returns>
    private static string Place(LayerEntry entry, LayerContents contents, FileTree tree, string target, TreeCopyOptions options)
    {
        var (folder, name) = FileTree.Split(FileTree.Join(target, entry.Path));
        var parent = tree.Resolve(folder);
        tree.CreateFolders(parent, () => NewFolder(options));
        var path = FileTree.Join(parent, name);
        if (entry.Type is LayerEntryType.HardLink)
        {
            if (tree.Find(tree.ResolveFolder(FileTree.Join(target, entry.LinkTarget!))) is { IsFile: true } linked)
            {
                linked.HasHardLinks = true;
                tree.Set(path, linked);
            }

            return path;
        }

        var node = TreeEntries.CreateNode(entry, contents);
        (node.UserId, node.GroupId) = (options.Owner?.UserId ?? node.UserId, options.Owner?.GroupId ?? node.GroupId);
        if (node.IsDirectory && tree.Find(path) is { IsDirectory: true } existing)
        {
            (existing.Mode, existing.UserId, existing.GroupId, existing.ModifiedUtc) = (node.Mode, node.UserId, node.GroupId, node.ModifiedUtc);
            tree.Mark(path);
        }
        else
        {
            tree.Set(path, node);
        }

        return path;
    }

    private static TreeNode NewFolder(TreeCopyOptions options)
    {
        var folder = TreeNode.Directory(FolderMode, options.NewFolderTime);
        (folder.UserId, folder.GroupId) = (options.Owner?.UserId ?? 0, options.Owner?.GroupId ?? 0);
        return folder;
    }

    private static async Task<bool> IsArchiveAsync(ITreeContent content, CancellationToken cancellationToken)
    {
        await content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        if (Magic(content) is [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..])
        {
            throw new StageFailure(
                FailureReason.Other, "only an engine unpacks an archive that is compressed with xz.", "Compress it with gzip or zstd, copy it without unpacking it (COPY), or build with an engine.");
        }

        try
        {
            await foreach (var _ in ReadAsync(content, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }
        catch (Exception exception) when (exception is InvalidImageException or BZip2Exception)
        {
            // It is a file like any other.
        }

        return false;
    }

    private static async IAsyncEnumerable<LayerEntry> ReadAsync(ITreeContent content, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = Open(content);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var entry in LayerReader.ReadAsync(stream, cancellationToken).ConfigureAwait(false))
            {
                yield return entry;
            }
        }
    }

    private static Stream Open(ITreeContent content) => Magic(content) is [(byte)'B', (byte)'Z', (byte)'h', ..] ? new BZip2InputStream(content.Open()) : content.Open();

    private static byte[] Magic(ITreeContent content)
    {
        using var stream = content.Open();
        var magic = new byte[6];
        return magic[..stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)];
    }
}
