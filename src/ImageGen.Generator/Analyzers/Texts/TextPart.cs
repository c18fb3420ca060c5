using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>A piece of a text that is put together.</summary>
/// <param name="Constant">What it is; <see langword="null"/> where only the running program knows.</param>
/// <param name="Syntax">Where it is written.</param>
internal readonly record struct TextPart(string? Constant, SyntaxNode Syntax);
