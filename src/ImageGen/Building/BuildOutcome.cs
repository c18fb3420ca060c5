using System.Collections.Immutable;

namespace ImageGen.Building;

/// <summary>What a builder says of an image that it built.</summary>
internal sealed record BuildOutcome(ImageDigest Id, ImmutableArray<BuildWarning> Warnings);
