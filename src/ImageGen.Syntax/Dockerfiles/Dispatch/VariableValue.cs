namespace ImageGen.Dockerfiles;

/// <summary>What is known of a variable: that it is not set, its value, or nothing, as it comes from a base image or from who builds.</summary>
internal readonly record struct VariableValue(bool IsKnown, string? Text)
{
    public static VariableValue Unknown { get; }

    public static VariableValue Unset { get; } = new(true, null);

    public static VariableValue Of(string text) => new(true, text);
}
