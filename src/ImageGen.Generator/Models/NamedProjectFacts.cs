using ImageGen.Projects;

namespace ImageGen.Generator.Models;

/// <summary>MSBuild's facts about a project, under one of its names.</summary>
/// <param name="Path">The normalized path.</param>
/// <param name="Facts">The facts.</param>
internal sealed record NamedProjectFacts(string Path, ProjectFacts Facts);
