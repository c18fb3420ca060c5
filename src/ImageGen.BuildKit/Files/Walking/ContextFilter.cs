using System.Collections.Immutable;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>Chooses the paths of a folder that belong to a context: those that no ignore rule leaves out and that the inclusions, if any, name.</summary>
public sealed class ContextFilter
{
    private readonly ImmutableArray<IgnoreFile> _ignoreFiles;
    private readonly ImmutableArray<string> _include;

    /// <summary>Creates a filter.</summary>
    /// <param name="ignoreFiles">The ignore rules; a path that one of them ignores is left out.</param>
    /// <param name="include">The files and folders that alone belong to the context, relative to it. Empty: everything does.</param>
    public ContextFilter(ImmutableArray<IgnoreFile> ignoreFiles, ImmutableArray<string> include)
    {
        _ignoreFiles = ignoreFiles;
        var relative = include.Select(path => ContextPath.Normalize(path)).ToImmutableArray();
        _include = relative.Contains(string.Empty) ? [] : relative;
    }

    private ContextFilter(ContextFilter filter, IgnoreFile? excluded, IgnoreFile? included)
    {
        _ignoreFiles = excluded is null ? filter._ignoreFiles : filter._ignoreFiles.Add(excluded);
        _include = filter._include;
        Required = included;
    }

    /// <summary>Every path.</summary>
    public static ContextFilter None { get; } = new([], []);

    /// <summary>The patterns of which a path has to match one besides; <see langword="null"/> where there are none.</summary>
    internal IgnoreFile? Required { get; }

    /// <summary>The folder itself, where a walk begins.</summary>
    internal ContextScope Root => new(this, [.. _ignoreFiles.Select(file => file.Root)], Required?.Root);

    /// <summary>What a daemon's request leaves of these paths.</summary>
    /// <param name="excluded">Patterns of paths that it does not want.</param>
    /// <param name="included">Patterns of the paths that alone it wants.</param>
    internal ContextFilter Narrowed(IgnoreFile? excluded, IgnoreFile? included) => new(this, excluded, included);

    /// <summary>Whether a path belongs to the context. A walk asks the scopes below <see cref="Root"/> instead.</summary>
    /// <param name="path">The path inside the folder, with <c>/</c>.</param>
    public bool Includes(string path)
    {
        foreach (var file in _ignoreFiles)
        {
            if (file.IsIgnored(path))
            {
                return false;
            }
        }

        return Names(path) && (Required is null || Required.IsIgnored(path));
    }

    /// <summary>Whether the inclusions name something in a folder, or all of it.</summary>
    internal bool NamesAnyIn(string directory) => Names(directory) || _include.Any(included => ContextPath.IsWithin(included, directory));

    /// <summary>Whether a path is one that the inclusions name, or in one; where there are none, every path is.</summary>
    internal bool Names(string path)
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
