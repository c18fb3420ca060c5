namespace ImageGen;

/// <summary>One resource limit of RUN steps.</summary>
/// <param name="Name">The limit's name, such as <c>nofile</c>.</param>
/// <param name="Soft">The soft limit; -1 for none.</param>
/// <param name="Hard">The hard limit; -1 for none.</param>
public sealed record Ulimit(string Name, long Soft, long Hard);
