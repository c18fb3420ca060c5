using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ImageGen.Generator.Pipeline;

/// <summary>Finds the class <c>DockerImages</c> of another assembly with images, whose internals are visible to a compilation. Each use of the name is then a warning (CS0436).</summary>
internal static class OtherImageList
{
    private const string Name = "DockerImages";

    /// <summary>Returns whether there is one, and an alias in the compilation can hide it: not before C# 10, and not if the user has an own type of that name.</summary>
    public static bool IsVisible(Compilation compilation) =>
        compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp10 }
        && compilation.GetTypesByMetadataName("ImageGen." + Name).Any(type => type.ContainingAssembly.GivesAccessTo(compilation.Assembly))
        && compilation.GetTypesByMetadataName(Name).IsEmpty;
}
