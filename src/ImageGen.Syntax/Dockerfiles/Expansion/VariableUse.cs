namespace ImageGen.Dockerfiles;

/// <summary>A use of a variable that a <see cref="ShellLexer"/> found.</summary>
/// <param name="At">The position of its <c>$</c> in the text.</param>
/// <param name="End">The position after its end.</param>
/// <param name="Name">Its name.</param>
/// <param name="Modifier">The characters after the name, or <see langword="null"/>.</param>
/// <param name="Operand">The text after the modifier, or <see langword="null"/>.</param>
internal sealed record VariableUse(int At, int End, string Name, string? Modifier, string? Operand);
