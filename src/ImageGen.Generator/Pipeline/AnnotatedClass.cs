using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Pipeline;

/// <summary>An annotated class: its model, and separately the places for diagnostics.</summary>
internal sealed record AnnotatedClass(ImageDeclaration Declaration, EquatableArray<Site> Sites);
