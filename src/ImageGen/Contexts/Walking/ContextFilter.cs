using System.Collections.Immutable;

namespace ImageGen.Contexts.Walking;

/// <summary>Which paths of a folder belong to the context: those that no ignore rule leaves out and that the inclusions, if any, name.</summary>
internal sealed class ContextFilter
{
    private readonly ImmutableArray<IgnoreFile> _ignoreFiles;
    private readonly ImmutableArray<string> _include;

    public ContextFilter(ImmutableArray<IgnoreFile> ignoreFiles, ImmutableArray<string> include)
    {
        _ignoreFiles = ignoreFiles;
        var relative = include.Select(path => ContextPath.Normalize(path)).ToImmutableArray();
        _include = relative.Contains(string.Empty) ? [] : relative;
    }

    /// <summary>Whether a path is sent.</summary>
    public bool Includes(string path)
    {
        // Loops, not queries: this is asked of every file, and must leave nothing on the heap.
        foreach (var file in _ignoreFiles)
        {
            if (file.IsIgnored(path))
            {
                return false;
            }
        }

        return IsNamed(path);
    }

    /// <summary>Whether a folder that is not sent itself may hold something that is.</summary>
    public bool MayIncludeWithin(string directory)
    {
        foreach (var file in _ignoreFiles)
        {
            if (file.IsIgnored(directory) && !file.MayContainIncluded(directory))
            {
                return false;
            }
        }

        return IsNamed(directory) || _include.Any(included => ContextPath.IsWithin(included, directory));
    }

    private bool IsNamed(string path)
    {
        foreach (var included in _include)
        {
            if (ContextPath.IsWithin(path, included))
            {
                return true;
            }
        }

        return _include.IsEmpty;
    }
}
