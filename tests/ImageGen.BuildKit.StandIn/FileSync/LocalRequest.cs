using Grpc.Core;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.BuildKit.StandIn.Releases;

namespace ImageGen.BuildKit.StandIn.FileSync;

/// <summary>What a daemon asks for of a client's folder.</summary>
/// <param name="Name">The folder's name: <c>context</c>, <c>dockerfile</c>.</param>
public sealed record LocalRequest(string Name)
{
    public IReadOnlyList<string> FollowPaths { get; init; } = [];

    public IReadOnlyList<string> IncludePatterns { get; init; } = [];

    public IReadOnlyList<string> ExcludePatterns { get; init; } = [];

    /// <summary>Which files' contents are wanted. Default: all.</summary>
    public Func<Protocol.Stat, bool> Wants { get; init; } = static _ => true;

    /// <summary>The call's metadata as the release writes them: session/filesync, FSSync and encodeOpts.</summary>
    public Metadata ToMetadata(BuildKitRelease release)
    {
        var metadata = new Metadata();
        Add("followpaths", FollowPaths);
        Add("include-patterns", IncludePatterns);
        Add("exclude-patterns", ExcludePatterns);
        Add("dir-name", [Name]);
        return metadata;

        void Add(string key, IReadOnlyList<string> values)
        {
            if (values.Count == 0)
            {
                return;
            }

            var isEncoded = release.EncodesMetadata && values.Any(value => value.Any(character => character > 0x7F));
            metadata.Add(key, string.Join(HeaderFieldStream.Separator, isEncoded ? values.Select(QueryEscape) : values));
            if (isEncoded)
            {
                metadata.Add(key + "-encoded", "1");
            }
        }
    }

    /// <summary>Go's url.QueryEscape: the same characters stay as with .NET, and a space becomes a plus.</summary>
    private static string QueryEscape(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);
}
