namespace ImageGen.Generator.Models;

/// <summary>What MSBuild told of one project: the facts that an <c>auto</c> Dockerfile is made from.</summary>
/// <param name="Path">The project file, relative to the folder of the project that is compiled, with <c>/</c>.</param>
internal sealed record ProjectFacts(string Path);
