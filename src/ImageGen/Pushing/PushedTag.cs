namespace ImageGen.Pushing;

/// <summary>A tag in its registry after a push.</summary>
/// <param name="Reference">The pushed reference, with its tag.</param>
/// <param name="Digest">The digest of the manifest or index.</param>
/// <param name="ManifestSizeBytes">The size of the manifest; 0 if the engine does not report it.</param>
internal sealed record PushedTag(ImageReference Reference, ImageDigest Digest, long ManifestSizeBytes);
