using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Pipeline;

/// <summary>What one look at a class gives: the model, and apart from it the places for diagnostics.</summary>
internal sealed record AnnotatedClass(ImageDeclaration Declaration, EquatableArray<Site> Sites);
