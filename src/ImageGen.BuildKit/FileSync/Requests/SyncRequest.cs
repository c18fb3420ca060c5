using System.Net;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync.Requests;

/// <summary>A daemon's request for files of a local source, from the metadata of its call (moby/buildkit, session/filesync/filesync.go).</summary>
internal sealed record SyncRequest
{
    /// <summary>The source's name.</summary>
    public required string Name { get; init; }

    /// <summary>Patterns of included paths; a path must match at least one. Empty: all paths are included.</summary>
    public required IReadOnlyList<string> IncludePatterns { get; init; }

    /// <summary>Patterns of excluded paths, with exceptions.</summary>
    public required IReadOnlyList<string> ExcludePatterns { get; init; }

    /// <summary>Paths that are included together with the targets of their links.</summary>
    public required IReadOnlyList<string> FollowPaths { get; init; }

    /// <summary>Whether the frontend requests only the ignore rules, before it requests the files that they leave.</summary>
    public bool IsForIgnoreRules => FollowPaths.Concat(IncludePatterns).ToList() is [".dockerignore"];

    public static SyncRequest Read(SessionCall call) => new()
    {
        Name = Values(call, "dir-name") is [var name, ..] ? name : string.Empty,
        IncludePatterns = Values(call, "include-patterns"),
        ExcludePatterns = Values(call, "exclude-patterns"),
        FollowPaths = Values(call, "followpaths"),
    };

    /// <summary>Daemons since 0.12 escape non-ASCII values as in a URL query, and set a flag for it; older daemons send them unescaped.</summary>
    private static IReadOnlyList<string> Values(SessionCall call, string key)
    {
        var values = call.GetMetadata(key);
        return call.GetMetadata(key + "-encoded") is ["1" or "t" or "T" or "true" or "True" or "TRUE", ..]
            ? [.. values.Select(value => WebUtility.UrlDecode(value))]
            : values;
    }
}
