using System.Collections.Immutable;
using ImageGen.Oci;

namespace ImageGen.Pushing.Indexes;

/// <summary>The part of an image for several platforms that one builder pushed.</summary>
/// <param name="Platforms">The platforms of this builder.</param>
/// <param name="Manifest">The pushed index, or possibly a manifest if there is a single platform.</param>
internal sealed record IndexPart(ImmutableArray<Platform> Platforms, RegistryManifest Manifest);
