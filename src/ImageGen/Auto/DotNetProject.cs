namespace ImageGen;

/// <summary>What MSBuild knows of a .NET project that becomes an image: the facts that an <c>auto</c> Dockerfile is made from.</summary>
/// <remarks>Generated code fills it in at compile time; paths use <c>/</c> and start at the folder of the project that holds the deployment class.</remarks>
public sealed record DotNetProject
{
    /// <summary>The project file, relative.</summary>
    public required string Path { get; init; }
}
