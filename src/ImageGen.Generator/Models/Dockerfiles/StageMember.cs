namespace ImageGen.Generator.Models.Dockerfiles;

/// <summary>A named stage.</summary>
/// <param name="Identifier">The name as a C# name.</param>
/// <param name="Name">The name as the Dockerfile writes it.</param>
/// <param name="Base">The base as the Dockerfile writes it.</param>
/// <param name="Line">The line of the <c>FROM</c>, counted from 1.</param>
internal sealed record StageMember(string Identifier, string Name, string Base, int Line);
