namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>The image that a stage begins with.</summary>
/// <param name="Identifier">The stage's name as C# writes it.</param>
/// <param name="Stage">The stage's name as builders speak of it.</param>
/// <param name="Reference">The image, with the defaults of the arguments.</param>
internal sealed record BaseImageMember(string Identifier, string Stage, string Reference);
