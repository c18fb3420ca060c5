namespace ImageGen.Oci;

/// <summary>A content in the cache.</summary>
/// <param name="Digest">The digest.</param>
/// <param name="Size">The length in bytes.</param>
/// <param name="UsedUtc">The time of the last use.</param>
public sealed record CachedContent(ImageDigest Digest, long Size, DateTimeOffset UsedUtc);
