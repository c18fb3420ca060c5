namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>A build argument.</summary>
/// <param name="Identifier">The name as a C# name.</param>
/// <param name="Name">The name as the Dockerfile writes it.</param>
/// <param name="Comments">The lines of the comment above it.</param>
/// <param name="Defaults">The defaults as the Dockerfile writes them; empty if the argument has no default.</param>
/// <param name="IsRequired">Whether the image cannot be built without a value.</param>
internal sealed record ArgumentMember(string Identifier, string Name, EquatableArray<string> Comments, EquatableArray<string> Defaults, bool IsRequired);
