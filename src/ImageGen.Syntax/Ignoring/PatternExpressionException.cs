namespace ImageGen.Ignoring;

/// <summary>The exception for an expression that Go's <c>regexp</c> refuses. It is caught where the line is known.</summary>
internal sealed class PatternExpressionException(string message) : FormatException(message);
