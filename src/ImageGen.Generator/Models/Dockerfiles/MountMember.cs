namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>A secret or an SSH agent that steps mount.</summary>
/// <param name="Identifier">The id as a C# name.</param>
/// <param name="Id">The id as the Dockerfile writes it.</param>
/// <param name="Comments">The lines of the comment above the first step that mounts it.</param>
/// <param name="IsGiven">Whether the attribute sets it.</param>
/// <param name="IsRequired">Whether a step that the image needs fails without it, and the attribute does not set it.</param>
internal sealed record MountMember(string Identifier, string Id, EquatableArray<string> Comments, bool IsGiven, bool IsRequired);
