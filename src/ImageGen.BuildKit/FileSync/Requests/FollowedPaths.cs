using ImageGen.BuildKit.Files.Walking;
using ImageGen.Ignoring;

namespace ImageGen.BuildKit.FileSync.Requests;

/// <summary>
/// Finds what paths lead to over symbolic links: a link and its target are both wanted. The rules are those of tonistiigi/fsutil 6d9dc2e,
/// followlinks.go, but for one: there, a path ends at a link that an earlier path has gone through, and <c>COPY link/a</c> with <c>COPY link/b</c>
/// after it finds no b. Here each path is followed by itself.
/// </summary>
internal sealed class FollowedPaths
{
    /// <summary>No system has longer paths, and each folder of one is looked at.</summary>
    private const int LongestPath = 4096;
    private readonly LocalSource _source;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    private FollowedPaths(LocalSource source) => _source = source;

    /// <summary>The paths and what they lead to, as patterns, sorted; <see langword="null"/> where that is everything.</summary>
    /// <exception cref="BuildContextException">A folder on the way cannot be read.</exception>
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

    /// <summary>Leaves out what the path before it has in it already; <see langword="null"/> where a path is the source itself.</summary>
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
        // Links may lead in a circle, and a chain of them may be longer than the stack is deep.
        var passed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([path]);
        while (open.TryPop(out var next))
        {
            FollowOnce(CleanPath.From("./" + next), passed, open);
        }
    }

    /// <summary>Goes along a path up to its first link, whose targets are then to be followed.</summary>
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
            // Nothing outside is looked at, nor what no file can be called or lie at; as a pattern, such a path matches nothing.
            return [];
        }

        var names = NamePattern.HasWildcards(name) ? _source.ReadNames(directory).Where(other => NamePattern.Matches(name, other)) : [name];
        return [.. names
            .Select(other => _source.ReadLink(directory.Length == 0 ? other : $"{directory}/{other}"))
            .OfType<string>()
            .Select(target => InSource(directory, target))];
    }

    /// <summary>Where a link leads to. The source is the whole world: an absolute link begins at its root, and none leads out of it.</summary>
    private static string InSource(string directory, string target)
    {
        var slashed = OperatingSystem.IsWindows() ? target.Replace('\\', '/') : target;
        var isDrive = OperatingSystem.IsWindows() && slashed is [_, ':', ..];
        return CleanPath.From(isDrive ? "/" + slashed[2..] : slashed.StartsWith('/') ? slashed : $"/{directory}/{slashed}");
    }
}
