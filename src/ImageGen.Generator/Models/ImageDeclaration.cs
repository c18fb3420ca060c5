namespace ImageGen.Generator.Models;

/// <summary>One class with <c>[DockerImage]</c>: all that the compiler knows of it, without any position.</summary>
internal sealed record ImageDeclaration(ClassModel Class, ImageAttribute Attribute, string AssemblyName);
