namespace ImageGen.BuildKit;

/// <summary>A place that cache is read from, or written to.</summary>
public sealed record CacheOption
{
    /// <summary>The kind, by BuildKit's name for it: <c>registry</c>, <c>inline</c>, <c>local</c>, <c>gha</c>, <c>s3</c>, <c>azblob</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The kind's own settings: <c>ref</c>, <c>mode</c> and so on.</summary>
    public IDictionary<string, string> Attributes { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);
}
