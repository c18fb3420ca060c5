namespace ImageGen.BuildKit;

/// <summary>A location that build cache is imported from or exported to.</summary>
public sealed record CacheOption
{
    /// <summary>The type, as BuildKit names it: <c>registry</c>, <c>inline</c>, <c>local</c>, <c>gha</c>, <c>s3</c>, <c>azblob</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The settings of the type: <c>ref</c>, <c>mode</c> and so on.</summary>
    public IDictionary<string, string> Attributes { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);
}
