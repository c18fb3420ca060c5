using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>A finding in a file that is no source.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsError">Whether the file asks for it to be an error.</param>
/// <param name="Location">The place.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, bool IsError, Location Location, string Message);
