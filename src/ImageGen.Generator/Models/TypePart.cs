namespace ImageGen.Generator.Models;

/// <summary>The first line of one partial declaration.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>, with <c>ref</c> if it must be repeated.</param>
/// <param name="Identifier">The name in C# source.</param>
/// <param name="TypeParameters">The type parameters with their brackets; empty if the type is not generic.</param>
internal sealed record TypePart(string Keyword, string Identifier, string TypeParameters);
