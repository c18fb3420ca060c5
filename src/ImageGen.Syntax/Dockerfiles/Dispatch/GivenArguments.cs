namespace ImageGen.Dockerfiles;

/// <summary>The build arguments that a build is given; or any, where none are known.</summary>
internal sealed class GivenArguments(IReadOnlyDictionary<string, string?>? values)
{
    /// <summary>Whether nothing is known of the arguments.</summary>
    public bool AreAny => values is null;

    /// <summary>The value of an argument: given, not given, or not known.</summary>
    public VariableValue this[string name] =>
        values is null ? VariableValue.Unknown
        : values.TryGetValue(name, out var value) && value is not null ? VariableValue.FromText(value)
        : VariableValue.Unset;
}
