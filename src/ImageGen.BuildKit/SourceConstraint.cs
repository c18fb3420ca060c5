namespace ImageGen.BuildKit;

/// <summary>A condition on an attribute of a source.</summary>
/// <param name="Key">The attribute.</param>
/// <param name="Value">The value to compare it with.</param>
/// <param name="Comparison">The kind of comparison.</param>
public sealed record SourceConstraint(string Key, string Value, SourceComparison Comparison = SourceComparison.Equal);
