namespace ImageGen.BuildKit;

/// <summary>How an attribute of a source is compared.</summary>
public enum SourceComparison
{
    /// <summary>It is the value.</summary>
    Equal,

    /// <summary>It is not the value.</summary>
    NotEqual,

    /// <summary>It matches the value, a regular expression of Go's.</summary>
    Matches,
}
