namespace ImageGen.Pushing;

/// <summary>One tag as its registry now has it.</summary>
/// <param name="Reference">The pushed reference, with its tag.</param>
/// <param name="Digest">The digest of the manifest.</param>
/// <param name="ManifestSizeBytes">The size of the manifest; 0 where the engine does not tell it.</param>
internal sealed record PushedTag(ImageReference Reference, ImageDigest Digest, long ManifestSizeBytes);
