namespace ImageGen.Syntax.Tests.Ignoring;

/// <summary>A context in memory: paths in the order of a walk, those of directories with a slash at the end.</summary>
internal static class ContextTree
{
    /// <summary>The walk that a client makes: into every directory that may hold something to send, and into no other.</summary>
    public static HashSet<string> Walk(IReadOnlyList<string> tree, IgnoreFile ignore, List<string>? entered = null)
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        Walk(tree, ignore.Root);
        return sent;

        void Walk(IReadOnlyList<string> tree, IgnoreScope scope)
        {
            entered?.Add(scope.Directory);
            var prefix = scope.Directory.Length == 0 ? "" : scope.Directory + "/";
            foreach (var path in tree.Where(p => p.StartsWith(prefix, StringComparison.Ordinal) && p.Length > prefix.Length))
            {
                var name = path[prefix.Length..];
                if (name.TrimEnd('/').Contains('/'))
                {
                    continue;
                }

                if (!name.EndsWith('/'))
                {
                    _ = scope.Ignores(path) || sent.Add(path);
                    continue;
                }

                var directory = scope.Enter(path.TrimEnd('/'));
                _ = directory.IsIgnored || sent.Add(path);
                if (directory.MayContainIncluded)
                {
                    Walk(tree, directory);
                }
            }
        }
    }
}
