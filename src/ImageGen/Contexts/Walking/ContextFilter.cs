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
    public bool Includes(string path) =>
        (_include.IsEmpty || _include.Any(included => ContextPath.IsWithin(path, included)))
        && !_ignoreFiles.Any(file => file.IsIgnored(path));

    /// <summary>Whether a folder that is not sent itself may hold something that is.</summary>
    public bool MayIncludeWithin(string directory) =>
        (_include.IsEmpty || _include.Any(included => ContextPath.IsWithin(directory, included) || ContextPath.IsWithin(included, directory)))
        && _ignoreFiles.All(file => !file.IsIgnored(directory) || file.MayContainIncluded(directory));
}
