namespace ImageGen.BuildKit;

/// <summary>A condition on an attribute of a source.</summary>
/// <param name="Key">The attribute.</param>
/// <param name="Value">What it is compared with.</param>
/// <param name="Comparison">How it is compared.</param>
public sealed record SourceConstraint(string Key, string Value, SourceComparison Comparison = SourceComparison.Equal);
