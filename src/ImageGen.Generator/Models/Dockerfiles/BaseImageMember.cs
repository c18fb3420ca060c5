namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>The base image of a stage.</summary>
/// <param name="Identifier">The stage's name as a C# name.</param>
/// <param name="Stage">The stage's name in the output of builders.</param>
/// <param name="Reference">The reference, with the defaults of the build arguments.</param>
internal sealed record BaseImageMember(string Identifier, string Stage, string Reference);
