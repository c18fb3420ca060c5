using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Pipeline;

/// <summary>Finds the classes with <c>[DockerImage]</c>.</summary>
internal static class AnnotatedClasses
{
    public const string AttributeName = "ImageGen.DockerImageAttribute";

    public static IncrementalValuesProvider<AnnotatedClass> In(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeName, static (node, _) => node is TypeDeclarationSyntax, static (found, _) => Read(found))
            .Where(static found => found is not null)
            .Select(static (found, _) => found!)
            .WithTrackingName(TrackingNames.AnnotatedClass);

    private static AnnotatedClass? Read(GeneratorAttributeSyntaxContext found)
    {
        var attribute = found.Attributes[0];
        return found.TargetSymbol is INamedTypeSymbol { TypeKind: TypeKind.Class } type && IsFirst(attribute, type)
            ? Read(type, (TypeDeclarationSyntax)found.TargetNode, attribute, found.SemanticModel.Compilation.AssemblyName)
            : null;
    }

    /// <summary>Reads a class. The compilation need not contain what the generator emits.</summary>
    public static AnnotatedClass Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, AttributeData attribute, string? assembly)
    {
        var model = new ImageDeclaration(
            ClassReader.Read(type, declaration),
            AttributeReader.Read(attribute),
            assembly ?? "",
            ((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion);
        return new AnnotatedClass(model, SiteReader.Read(type, declaration, attribute));
    }

    /// <summary>Whether this is the first attribute of the class. The compiler reports a second one, and a class must not get two sources.</summary>
    private static bool IsFirst(AttributeData attribute, INamedTypeSymbol type)
    {
        var first = type.GetAttributes().First(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass));
        return first.ApplicationSyntaxReference?.Span == attribute.ApplicationSyntaxReference?.Span
            && first.ApplicationSyntaxReference?.SyntaxTree == attribute.ApplicationSyntaxReference?.SyntaxTree;
    }
}
