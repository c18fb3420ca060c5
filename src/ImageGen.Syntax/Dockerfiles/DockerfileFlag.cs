using ImageGen.Dockerfiles;

namespace ImageGen;

/// <summary>A flag of an instruction, such as <c>--from=build</c>.</summary>
/// <param name="Name">The name without its dashes.</param>
/// <param name="Value">The value without quotes and with variables as written; <see langword="null"/> for a flag without <c>=</c>.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column of the first dash, counted from 1 in UTF-16 units.</param>
public sealed record DockerfileFlag(string Name, string? Value, int Line, int Column)
{
    /// <summary>Splits the value of a flag into its fields, as in <c>type=secret,"id=a,b"</c>: RFC 4180, without spaces beside the quotes.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The fields, without their quotes; <see langword="null"/> if a quote is misplaced, or if the value is empty.</returns>
    public static IReadOnlyList<string>? SplitFields(string value) => CsvFields.Read(value, 0)?.ConvertAll(static field => field.Text);

    /// <summary>The flag as it is written without quotes.</summary>
    public override string ToString() => Value is null ? $"--{Name}" : $"--{Name}={Value}";
}
