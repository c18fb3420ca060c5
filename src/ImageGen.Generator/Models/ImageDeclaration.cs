using Microsoft.CodeAnalysis.CSharp;

namespace ImageGen.Generator.Models;

/// <summary>One class with <c>[DockerImage]</c>, as the compiler sees it, without any position.</summary>
internal sealed record ImageDeclaration(ClassModel Class, ImageAttribute Attribute, string AssemblyName, LanguageVersion Language);
