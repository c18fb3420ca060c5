namespace ImageGen.Ignoring;

/// <summary>An expression that Go's <c>regexp</c> refuses; caught where the line is known.</summary>
internal sealed class PatternExpressionException(string message) : FormatException(message);
