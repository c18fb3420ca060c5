namespace ImageGen;

/// <summary>A flag of an instruction, such as <c>--from=build</c>.</summary>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Value">The value without quotes and with variables as written; <see langword="null"/> for a flag without <c>=</c>.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column of the first dash, counted from 1 in UTF-16 units.</param>
public sealed record DockerfileFlag(string Name, string? Value, int Line, int Column)
{
    /// <summary>Returns the flag without quotes.</summary>
    public override string ToString() => Value is null ? $"--{Name}" : $"--{Name}={Value}";
}
