namespace ImageGen.Building.InProcess.Trees;

/// <summary>Puts a tree over another one, as <c>COPY --link</c> does: nothing of the lower one decides where a file goes.</summary>
internal static class TreeMerge
{
    /// <summary>Puts everything that was set in a tree over another one.</summary>
    public static void Run(FileTree upper, FileTree lower) => Run(upper, upper.TakeChanges(), lower);

    /// <summary>Puts a whole tree over another one.</summary>
    public static void RunAll(FileTree upper, FileTree lower)
    {
        Run(upper, PathsBelow(upper.Root, ""), lower);

        static IEnumerable<string> PathsBelow(TreeNode folder, string path)
        {
            foreach (var (name, child) in folder.Children)
            {
                yield return path + name;
                foreach (var below in PathsBelow(child, path + name + "/"))
                {
                    yield return below;
                }
            }
        }
    }

    private static void Run(FileTree upper, IEnumerable<string> paths, FileTree lower)
    {
        foreach (var path in paths)
        {
            var node = upper.Find("/" + path)!;
            if (node.IsDirectory && lower.Find("/" + path) is { IsDirectory: true } existing)
            {
                (existing.Mode, existing.UserId, existing.GroupId, existing.ModifiedUtc) = (node.Mode, node.UserId, node.GroupId, node.ModifiedUtc);
                existing.ExtendedAttributes = node.ExtendedAttributes;
                lower.Mark(path);
            }
            else
            {
                lower.Set("/" + path, node.IsDirectory ? node.CopyAlone() : node);
            }
        }
    }
}
