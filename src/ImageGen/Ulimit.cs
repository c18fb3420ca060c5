namespace ImageGen;

/// <summary>A resource limit of RUN steps.</summary>
/// <param name="Name">The name of the limit, such as <c>nofile</c>.</param>
/// <param name="Soft">The soft limit; -1 for no limit.</param>
/// <param name="Hard">The hard limit; -1 for no limit.</param>
public sealed record Ulimit(string Name, long Soft, long Hard);
