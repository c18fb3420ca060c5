namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>What a client made of a folder.</summary>
/// <param name="ImageId">The image's id.</param>
/// <param name="Steps">The Dockerfile's steps, and whether each came out of the cache.</param>
internal sealed record BuiltBy(string ImageId, IReadOnlyList<(string Name, bool IsCached)> Steps);
