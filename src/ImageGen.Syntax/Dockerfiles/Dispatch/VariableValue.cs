namespace ImageGen.Dockerfiles;

/// <summary>The state of a variable: not set, a value, or unknown because it comes from a base image or from the options of a build.</summary>
internal sealed record VariableValue(bool IsKnown, string? Text)
{
    public static VariableValue Unknown { get; } = new(false, null);

    public static VariableValue Unset { get; } = new(true, null);

    public static VariableValue FromText(string text) => new(true, text);
}
