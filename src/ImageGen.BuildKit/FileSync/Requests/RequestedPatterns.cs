using Grpc.Core;

namespace ImageGen.BuildKit.FileSync.Requests;

/// <summary>Which of a source's paths a request asks for.</summary>
/// <param name="Excluded">Patterns of what is not wanted; <see langword="null"/> where there are none.</param>
/// <param name="Included">Patterns of what alone is wanted; <see langword="null"/> where that is everything.</param>
internal sealed record RequestedPatterns(IgnoreFile? Excluded, IgnoreFile? Included)
{
    /// <summary>Puts included patterns and followed paths together, as tonistiigi/fsutil 6d9dc2e does in filter.go.</summary>
    /// <exception cref="RpcException">A pattern is malformed.</exception>
    /// <exception cref="BuildContextException">A folder on the way to a followed path cannot be read.</exception>
    public static RequestedPatterns Of(SyncRequest request, LocalSource source)
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
        return file.Errors is [var first, ..] ? throw new RpcException(new Status(StatusCode.InvalidArgument, $"The {key} of this request have a malformed one. {first.Message} Correct it in the .dockerignore or the Dockerfile."))
            : patterns.Count == 0 ? null
            : file;
    }
}
