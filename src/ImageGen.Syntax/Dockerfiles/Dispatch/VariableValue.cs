namespace ImageGen.Dockerfiles;

/// <summary>What is known of a variable: that it is not set, its value, or nothing, as it comes from a base image or from who builds.</summary>
internal sealed record VariableValue(bool IsKnown, string? Text)
{
    public static VariableValue Unknown { get; } = new(false, null);

    public static VariableValue Unset { get; } = new(true, null);

    public static VariableValue FromText(string text) => new(true, text);
}
