using System.Collections.Immutable;

namespace ImageGen.Registries;

/// <summary>What one builder has pushed of an image that is for several platforms.</summary>
/// <param name="Platforms">The platforms that it was to build for.</param>
/// <param name="Manifest">What it has pushed: an index, or for a single platform perhaps a bare manifest.</param>
internal sealed record IndexPart(ImmutableArray<Platform> Platforms, RegistryManifest Manifest);
