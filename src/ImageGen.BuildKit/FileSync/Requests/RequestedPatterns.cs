using Grpc.Core;

namespace ImageGen.BuildKit.FileSync.Requests;

/// <summary>The paths of a source that a request includes.</summary>
/// <param name="Excluded">Patterns of excluded paths; <see langword="null"/> if no path is excluded.</param>
/// <param name="Included">Patterns of included paths; <see langword="null"/> if all are included.</param>
internal sealed record RequestedPatterns(IgnoreFile? Excluded, IgnoreFile? Included)
{
    /// <summary>Combines included patterns and followed paths, as tonistiigi/fsutil 6d9dc2e does in filter.go.</summary>
    /// <exception cref="RpcException">A pattern is malformed.</exception>
    /// <exception cref="BuildContextException">A folder of a followed path cannot be read.</exception>
    public static RequestedPatterns Create(SyncRequest request, LocalSource source)
    {
        var included = request.IncludePatterns;
        if (request.FollowPaths.Count > 0 && FollowedPaths.Resolve(source, request.FollowPaths) is { } followed)
        {
            included = FollowedPaths.WithoutChildren(included.Concat(followed)) ?? [];
        }

        return new RequestedPatterns(Read("exclude-patterns", request.ExcludePatterns), Read("include-patterns", included));
    }

    private static IgnoreFile? Read(string key, IReadOnlyList<string> patterns)
    {
        var file = IgnoreFile.FromPatterns(patterns);
        return file.Errors is [var first, ..] ? throw new RpcException(new Status(StatusCode.InvalidArgument, $"The {key} of this request contain a malformed pattern. {first.Message} Fix it in the .dockerignore or the Dockerfile."))
            : patterns.Count == 0 ? null
            : file;
    }
}
