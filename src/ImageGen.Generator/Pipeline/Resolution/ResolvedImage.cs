using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>The result for one annotated class.</summary>
/// <param name="Model">The model to emit; <see langword="null"/> if no members can be added to the class.</param>
/// <param name="Diagnostics">The diagnostics to report, with source locations.</param>
internal sealed record ResolvedImage(ImageModel? Model, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether the compiler has read the Dockerfile. It is not part of the model, because the emitted members do not depend on it.</summary>
    public bool IsDockerfileKnown { get; init; }
}
