namespace ImageGen.CommandLine.Values;

/// <summary>A name with its value: <c>NAME=value</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; <see langword="null"/> if the text has no <c>=</c>.</param>
internal sealed record NamedValue(string Name, string? Value)
{
    /// <summary>Reads a build argument. One without <c>=</c> has the value of the environment variable with its name, as with the docker CLI.</summary>
    public static NamedValue ReadArgument(string text)
    {
        var argument = Read(text, "NAME=value");
        return argument.Value is not null ? argument : argument with { Value = Environment.GetEnvironmentVariable(argument.Name) };
    }

    public static NamedValue ReadLabel(string text)
    {
        var label = Read(text, "key=value");
        return label with { Value = label.Value ?? "" };
    }

    private static NamedValue Read(string text, string form)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text : text[..equals];
        return string.IsNullOrWhiteSpace(name) ? throw new ImageGenException($"'{text}' has no name. Write {form}.") : new NamedValue(name, equals < 0 ? null : text[(equals + 1)..]);
    }
}
