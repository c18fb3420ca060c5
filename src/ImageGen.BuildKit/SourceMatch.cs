namespace ImageGen.BuildKit;

/// <summary>How the identifier of a rule is interpreted.</summary>
public enum SourceMatch
{
    /// <summary>As a pattern with <c>*</c>.</summary>
    Wildcard,

    /// <summary>As the exact text.</summary>
    Exact,

    /// <summary>As a regular expression in Go's syntax.</summary>
    Regex,
}
