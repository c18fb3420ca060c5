using System.Collections.Immutable;

namespace ImageGen.Images;

/// <summary>What the last build of an image left, and in which engine: what a push without tags is about.</summary>
internal sealed record LastBuild(ImmutableArray<ImageReference> References, EngineEndpoint? Engine);
