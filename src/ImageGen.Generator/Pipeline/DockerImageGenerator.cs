using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline;

/// <summary>From each class with <c>[DockerImage]</c> to its generated members.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DockerImageGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
