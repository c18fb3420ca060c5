using System.Net;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync.Requests;

/// <summary>What a daemon asks of a local source, in the metadata of its call (moby/buildkit, session/filesync/filesync.go).</summary>
internal sealed record SyncRequest
{
    /// <summary>The source's name.</summary>
    public required string Name { get; init; }

    /// <summary>Patterns of which a path has to match one; empty: all are wanted.</summary>
    public required IReadOnlyList<string> IncludePatterns { get; init; }

    /// <summary>Patterns of paths that are not wanted, with exceptions.</summary>
    public required IReadOnlyList<string> ExcludePatterns { get; init; }

    /// <summary>Paths that are wanted with all that their links lead to.</summary>
    public required IReadOnlyList<string> FollowPaths { get; init; }

    public static SyncRequest Read(SessionCall call) => new()
    {
        Name = Values(call, "dir-name") is [var name, ..] ? name : string.Empty,
        IncludePatterns = Values(call, "include-patterns"),
        ExcludePatterns = Values(call, "exclude-patterns"),
        FollowPaths = Values(call, "followpaths"),
    };

    /// <summary>Daemons since 0.12 escape values that are not ASCII, as in the query of a URL, and say so; older ones send them as they are.</summary>
    private static IReadOnlyList<string> Values(SessionCall call, string key)
    {
        var values = call.GetMetadata(key);
        return call.GetMetadata(key + "-encoded") is ["1" or "t" or "T" or "true" or "True" or "TRUE", ..]
            ? [.. values.Select(value => WebUtility.UrlDecode(value))]
            : values;
    }
}
