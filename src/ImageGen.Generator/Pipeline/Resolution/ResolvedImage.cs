using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>What becomes of one annotated class.</summary>
/// <param name="Model">What to emit; <see langword="null"/> where nothing can be added to the class.</param>
/// <param name="Diagnostics">What to report, with real locations.</param>
internal sealed record ResolvedImage(ImageModel? Model, EquatableArray<Diagnostic> Diagnostics);
