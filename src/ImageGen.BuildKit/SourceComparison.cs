namespace ImageGen.BuildKit;

/// <summary>How an attribute of a source is compared.</summary>
public enum SourceComparison
{
    /// <summary>The attribute equals the value.</summary>
    Equal,

    /// <summary>The attribute does not equal the value.</summary>
    NotEqual,

    /// <summary>The attribute matches the value, which is a regular expression in Go's syntax.</summary>
    Matches,
}
