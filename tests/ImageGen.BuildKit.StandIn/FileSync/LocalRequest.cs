using Grpc.Core;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.BuildKit.StandIn.Releases;
using ImageGen.BuildKit.StandIn.Solving;

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
    /// <exception cref="SolveFailure">The release cannot send them.</exception>
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
            var sent = isEncoded ? [.. values.Select(QueryEscape)] : values;
            if (release.SendsOnlyPrintableMetadata && sent.Any(value => value.Any(character => character is < ' ' or > '~')))
            {
                throw new SolveFailure($"rpc error: code = Internal desc = header key \"{key}\" contains value with non-printable ASCII characters", StatusCode.Internal);
            }

            metadata.Add(key, string.Join(HeaderFieldStream.Separator, sent));
            if (isEncoded)
            {
                metadata.Add(key + "-encoded", "1");
            }
        }
    }

    /// <summary>Go's url.QueryEscape: the same characters stay as with .NET, and a space becomes a plus.</summary>
    private static string QueryEscape(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);
}
