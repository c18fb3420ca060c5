namespace ImageGen.Dockerfiles;

/// <summary>A variable that a <see cref="ShellLexer"/> came across.</summary>
/// <param name="At">Where its <c>$</c> stands in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Name">Its name.</param>
/// <param name="Modifier">What stands after the name, or <see langword="null"/>.</param>
/// <param name="Operand">What stands after the modifier, or <see langword="null"/>.</param>
internal sealed record VariableUse(int At, int End, string Name, string? Modifier, string? Operand);
