namespace ImageGen.BuildKit;

/// <summary>How the identifier of a rule is read.</summary>
public enum SourceMatch
{
    /// <summary>As a pattern with <c>*</c>.</summary>
    Wildcard,

    /// <summary>Letter by letter.</summary>
    Exact,

    /// <summary>As a regular expression of Go's.</summary>
    Regex,
}
