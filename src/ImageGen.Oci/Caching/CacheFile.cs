namespace ImageGen.Oci.Caching;

/// <summary>A file of a cache.</summary>
internal sealed record CacheFile(string Path, long Size, DateTimeOffset UsedUtc);
