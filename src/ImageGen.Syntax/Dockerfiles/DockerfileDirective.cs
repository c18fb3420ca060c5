namespace ImageGen;

/// <summary>A parser directive: a comment at the start of the file that changes how the file is parsed.</summary>
/// <param name="Name"><c>syntax</c>, <c>escape</c> or <c>check</c>, in lower case.</param>
/// <param name="Value">The text after <c>=</c>.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record DockerfileDirective(string Name, string Value, int Line);
