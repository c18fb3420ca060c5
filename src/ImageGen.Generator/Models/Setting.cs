namespace ImageGen.Generator.Models;

/// <summary>One entry such as <c>NAME=value</c>.</summary>
/// <param name="Name">What is left of the separator.</param>
/// <param name="Value">What is right of it; <see langword="null"/> for a build argument that takes the environment variable of its name.</param>
internal sealed record Setting(string Name, string? Value);
