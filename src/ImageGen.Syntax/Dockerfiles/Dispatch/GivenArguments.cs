namespace ImageGen.Dockerfiles;

/// <summary>The build arguments of a build, or any arguments if they are unknown.</summary>
internal sealed class GivenArguments(IReadOnlyDictionary<string, string?>? values)
{
    /// <summary>Whether the arguments are unknown.</summary>
    public bool AreAny => values is null;

    /// <summary>The value of an argument: set, not set, or unknown.</summary>
    public VariableValue this[string name] =>
        values is null ? VariableValue.Unknown
        : values.TryGetValue(name, out var value) && value is not null ? VariableValue.FromText(value)
        : VariableValue.Unset;
}
