using System.Collections.Immutable;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>Decides which paths of a folder belong to a context: those that no ignore rule excludes, and that are included explicitly if there are inclusions.</summary>
public sealed class ContextFilter
{
    private readonly ImmutableArray<IgnoreFile> _ignoreFiles;
    private readonly ImmutableArray<string> _include;

    /// <summary>Creates a filter.</summary>
    /// <param name="ignoreFiles">The ignore rules; a path that any of them ignores is excluded.</param>
    /// <param name="include">The files and folders that belong to the context, relative to it; nothing else does. Empty: everything belongs to it.</param>
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

    /// <summary>A filter that includes every path.</summary>
    public static ContextFilter None { get; } = new([], []);

    /// <summary>Additional patterns; a path must match at least one. <see langword="null"/> if every path matches.</summary>
    internal IgnoreFile? Required { get; }

    /// <summary>The scope of the folder itself, where a walk starts.</summary>
    internal ContextScope Root => new(this, [.. _ignoreFiles.Select(file => file.Root)], Required?.Root);

    /// <summary>Narrows the filter by the patterns of a daemon's request.</summary>
    /// <param name="excluded">Patterns of excluded paths.</param>
    /// <param name="included">Patterns of included paths; <see langword="null"/> includes all.</param>
    internal ContextFilter Narrow(IgnoreFile? excluded, IgnoreFile? included) => new(this, excluded, included);

    /// <summary>Whether a path belongs to the context. A walk uses the scopes below <see cref="Root"/> instead.</summary>
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

        return NamesPath(path) && (Required is null || Required.IsIgnored(path));
    }

    /// <summary>Whether the explicit inclusions contain a folder, or anything in it.</summary>
    internal bool IncludesAnyIn(string directory) => NamesPath(directory) || _include.Any(included => ContextPath.IsWithin(included, directory));

    /// <summary>Whether the explicit inclusions contain a path; <see langword="true"/> if nothing is included explicitly.</summary>
    internal bool NamesPath(string path)
    {
        // A loop, not a LINQ query: this runs for every file and must not allocate.
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
