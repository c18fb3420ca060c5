using ImageGen.BuildKit.Files.Walking;
using ImageGen.Ignoring;

namespace ImageGen.BuildKit.FileSync.Requests;

/// <summary>
/// Follows symbolic links in paths: a link and its target are both included. The rules are those of tonistiigi/fsutil 6d9dc2e,
/// followlinks.go, with one exception. There, a path ends at a link that an earlier path has followed, so that <c>COPY link/b</c> after
/// <c>COPY link/a</c> does not find b. Here each path is followed separately.
/// </summary>
internal sealed class FollowedPaths
{
    /// <summary>No system supports longer paths, and each folder of a path is examined.</summary>
    private const int LongestPath = 4096;
    private readonly LocalSource _source;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    private FollowedPaths(LocalSource source) => _source = source;

    /// <summary>Returns the paths and their targets as sorted patterns; <see langword="null"/> if they include everything.</summary>
    /// <exception cref="BuildContextException">A folder of a path cannot be read.</exception>
    public static IReadOnlyList<string>? Resolve(LocalSource source, IReadOnlyList<string> paths)
    {
        var followed = new FollowedPaths(source);
        foreach (var path in paths)
        {
            followed.Follow(path);
        }

        List<string> found = [.. followed._found];
        found.Sort(Utf8Order.Instance);
        return WithoutChildren(found);
    }

    /// <summary>Removes the paths that are inside an earlier path; <see langword="null"/> if a path is the source itself.</summary>
    public static IReadOnlyList<string>? WithoutChildren(IEnumerable<string> paths)
    {
        var kept = new List<string>();
        var last = string.Empty;
        foreach (var path in paths)
        {
            if (path == ".")
            {
                return null;
            }

            if (path.Length <= last.Length || path[last.Length] != '/' || !path.StartsWith(last, StringComparison.Ordinal))
            {
                kept.Add(path);
                last = path;
            }
        }

        return kept;
    }

    private void Follow(string path)
    {
        // Links may form a cycle, and a chain of links may be deeper than the call stack.
        var passed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([path]);
        while (open.TryPop(out var next))
        {
            FollowOnce(CleanPath.Create("./" + next), passed, open);
        }
    }

    /// <summary>Follows a path up to its first link, whose targets must then be followed.</summary>
    private void FollowOnce(string path, HashSet<string> passed, Stack<string> open)
    {
        for (var end = 0; end < path.Length; end++)
        {
            end = path.IndexOf('/', end) is >= 0 and var slash && slash <= LongestPath ? slash : path.Length;
            var current = path[..end];
            var targets = TargetsOf(current);
            if (targets.Count == 0 && end < path.Length)
            {
                continue;
            }

            if (passed.Add(current))
            {
                _ = _found.Add(current);
                foreach (var target in targets)
                {
                    open.Push(target + path[end..]);
                }
            }

            return;
        }
    }

    private List<string> TargetsOf(string path)
    {
        var slash = path.LastIndexOf('/');
        var directory = path[..Math.Max(slash, 0)];
        var name = path[(slash + 1)..];
        if (path.Length > LongestPath || path is "." or ".." || path.StartsWith("../", StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal))
        {
            // Paths outside the source and paths that no file can have are not examined; as patterns, they match nothing.
            return [];
        }

        var names = NamePattern.HasWildcards(name) ? _source.ReadNames(directory).Where(other => NamePattern.Matches(name, other)) : [name];
        return [.. names
            .Select(other => _source.ReadLink(directory.Length == 0 ? other : $"{directory}/{other}"))
            .OfType<string>()
            .Select(target => InSource(directory, target))];
    }

    /// <summary>Resolves a link's target. The source is the root of all paths: an absolute target starts there, and no target leaves it.</summary>
    private static string InSource(string directory, string target)
    {
        var slashed = OperatingSystem.IsWindows() ? target.Replace('\\', '/') : target;
        var isDrive = OperatingSystem.IsWindows() && slashed is [_, ':', ..];
        return CleanPath.Create(isDrive ? "/" + slashed[2..] : slashed.StartsWith('/') ? slashed : $"/{directory}/{slashed}");
    }
}
