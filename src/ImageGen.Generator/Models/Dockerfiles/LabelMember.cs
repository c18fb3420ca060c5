namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>A label of the image whose value no argument changes.</summary>
/// <param name="Identifier">The key as C# writes it.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record LabelMember(string Identifier, string Key, string Value);
