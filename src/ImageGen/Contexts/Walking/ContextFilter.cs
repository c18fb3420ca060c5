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

    /// <summary>The folder itself, where a walk begins.</summary>
    public ContextScope Root => new(this, [.. _ignoreFiles.Select(file => file.Root)]);

    /// <summary>Whether a path is sent. A walk asks the scopes below <see cref="Root"/> instead.</summary>
    public bool Includes(string path)
    {
        foreach (var file in _ignoreFiles)
        {
            if (file.IsIgnored(path))
            {
                return false;
            }
        }

        return Names(path);
    }

    /// <summary>Whether the inclusions name something in a folder, or all of it.</summary>
    public bool NamesAnyIn(string directory) => Names(directory) || _include.Any(included => ContextPath.IsWithin(included, directory));

    /// <summary>Whether a path is one that the inclusions name, or in one; where there are none, every path is.</summary>
    public bool Names(string path)
    {
        // A loop, not a query: this is asked of every file, and must leave nothing on the heap.
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
