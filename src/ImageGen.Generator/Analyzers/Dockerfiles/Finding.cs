using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>An error or warning in a file that is not C# source.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsError">Whether the file requires it to be an error.</param>
/// <param name="Location">The place.</param>
/// <param name="Message">The message: the error and its fix.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, bool IsError, Location Location, string Message);
