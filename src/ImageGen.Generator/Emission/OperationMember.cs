namespace ImageGen.Generator.Emission;

/// <summary>A generated method that runs an operation of the image.</summary>
internal sealed record OperationMember
{
    public required string Name { get; init; }

    /// <summary>The type of the result, in the namespace <c>ImageGen</c>.</summary>
    public required string Result { get; init; }

    /// <summary>The lines of the XML comment.</summary>
    public required string[] Documentation { get; init; }

    public required string[] Parameters { get; init; }

    /// <summary>The expression that returns the task.</summary>
    public required string Body { get; init; }
}
