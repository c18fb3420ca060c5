namespace ImageGen.Building.InProcess.Trees;

/// <summary>Puts a tree over another one, as <c>COPY --link</c> does: nothing of the lower one decides where a file goes.</summary>
internal static class TreeMerge
{
    public static void Run(FileTree upper, FileTree lower)
    {
        foreach (var path in upper.TakeChanges())
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
