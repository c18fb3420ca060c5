namespace ImageGen.Generator.Models;

/// <summary>The head of one partial declaration.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>, with <c>ref</c> where it must be repeated.</param>
/// <param name="Identifier">The name as C# writes it.</param>
/// <param name="TypeParameters">The type parameters with their brackets, or nothing.</param>
internal sealed record TypePart(string Keyword, string Identifier, string TypeParameters);
