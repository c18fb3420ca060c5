using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>A source with the entries of two others.</summary>
internal sealed class CombinedSource(LocalSource first, LocalSource second) : LocalSource
{
    internal override IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included, IReadOnlyList<string> omittedFolders)
    {
        using var left = first.Walk(excluded, included, omittedFolders).GetEnumerator();
        using var right = second.Walk(excluded, included, omittedFolders).GetEnumerator();
        var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
        while (hasLeft || hasRight)
        {
            var order = !hasLeft ? 1 : !hasRight ? -1 : WalkOrder.Compare(left.Current.Path, right.Current.Path);
            var isFolder = order == 0 && left.Current.Kind == EntryKind.Directory && right.Current.Kind == EntryKind.Directory;
            yield return order < 0 || isFolder ? left.Current : right.Current;
            // What is below a folder that the second source replaces by a file is not sent.
            var replaced = order == 0 && !isFolder ? right.Current.Path : null;
            if (order >= 0)
            {
                hasRight = right.MoveNext();
            }

            if (order <= 0)
            {
                do
                {
                    hasLeft = left.MoveNext();
                }
                while (hasLeft && replaced is not null && left.Current.Path.StartsWith(replaced + "/", StringComparison.Ordinal));
            }
        }
    }

    internal override string? ReadLink(string path) => first.ReadLink(path);

    internal override IEnumerable<string> ReadNames(string directory) => first.ReadNames(directory).Union(second.ReadNames(directory), StringComparer.Ordinal);
}
