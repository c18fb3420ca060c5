using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Pipeline;

/// <summary>Finds the classes with <c>[DockerImage]</c>.</summary>
internal static class AnnotatedClasses
{
    private const string AttributeName = "ImageGen.DockerImageAttribute";

    public static IncrementalValuesProvider<AnnotatedClass> In(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeName, static (node, _) => node is TypeDeclarationSyntax, static (found, _) => Read(found))
            .Where(static found => found is not null)
            .Select(static (found, _) => found!)
            .WithTrackingName(TrackingNames.AnnotatedClass);

    private static AnnotatedClass? Read(GeneratorAttributeSyntaxContext found)
    {
        var attribute = found.Attributes[0];
        if (found.TargetSymbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } type || !IsFirst(attribute, type))
        {
            return null;
        }

        var declaration = (TypeDeclarationSyntax)found.TargetNode;
        var model = new ImageDeclaration(
            ClassReader.Read(type, declaration),
            AttributeReader.Read(attribute),
            found.SemanticModel.Compilation.AssemblyName ?? "",
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
