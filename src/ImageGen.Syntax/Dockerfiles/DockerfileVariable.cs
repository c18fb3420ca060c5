namespace ImageGen;

/// <summary>A use of a variable that the builder expands, such as <c>$NAME</c> or <c>${NAME:-latest}</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Modifier">
/// The characters between name and operand: <c>-</c>, <c>:-</c>, <c>+</c>, <c>:+</c>, <c>?</c>, <c>:?</c>, <c>#</c>, <c>##</c>, <c>%</c>, <c>%%</c>,
/// <c>/</c> or <c>//</c>; <see langword="null"/> for a name alone.
/// </param>
/// <param name="Operand">The text after the modifier, as written; <see langword="null"/> without a modifier.</param>
/// <param name="Line">The line of the <c>$</c>, counted from 1.</param>
/// <param name="Column">The column of the <c>$</c>, counted from 1 in UTF-16 units.</param>
/// <param name="Length">The length in the source, in UTF-16 units, including line ends.</param>
public sealed record DockerfileVariable(string Name, string? Modifier, string? Operand, int Line, int Column, int Length)
{
    /// <summary>Whether the build fails if the variable has no value: <c>?</c> and <c>:?</c>.</summary>
    public bool IsRequired => Modifier is "?" or ":?";

    /// <summary>Whether the operand is the default for a missing value: <c>-</c> and <c>:-</c>.</summary>
    public bool HasDefault => Modifier is "-" or ":-";

    /// <summary>Returns the use as <c>${NAME…}</c>.</summary>
    public override string ToString() => "${" + Name + Modifier + Operand + "}";
}
