namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>A label of the image whose value does not depend on a build argument.</summary>
/// <param name="Identifier">The key as a C# name.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record LabelMember(string Identifier, string Key, string Value);
