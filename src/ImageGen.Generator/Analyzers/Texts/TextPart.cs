using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>A part of an interpolated or concatenated text.</summary>
/// <param name="Constant">The value; <see langword="null"/> if it is known only at run time.</param>
/// <param name="Syntax">The syntax of the part.</param>
internal readonly record struct TextPart(string? Constant, SyntaxNode Syntax);
