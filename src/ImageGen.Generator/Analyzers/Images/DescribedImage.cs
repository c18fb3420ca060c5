using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline;
using ImageGen.Generator.Pipeline.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>A class with a <c>[DockerImage]</c> attribute that compiles.</summary>
internal sealed record DescribedImage(INamedTypeSymbol Type, TypeDeclarationSyntax Declaration, AttributeData Data, ImageAttribute Attribute)
{
    public static DescribedImage? Find(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var data in type.GetAttributes())
        {
            if (data.AttributeClass is { Name: "DockerImageAttribute", ContainingNamespace: { Name: "ImageGen", ContainingNamespace.IsGlobalNamespace: true } }
                && data.ApplicationSyntaxReference?.GetSyntax(cancellation)?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                && AttributeReader.Read(data) is { HasErrors: false } attribute)
            {
                return new DescribedImage(type, declaration, data, attribute);
            }
        }

        return null;
    }

    /// <summary>Reads the properties that the generator also reads.</summary>
    public static BuildProperties PropertiesOf(AnalyzerOptions options)
    {
        var properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return new BuildProperties(
            BuildProperties.Read(properties, BuildProperties.DefaultNamespaceProperty),
            BuildProperties.Read(properties, BuildProperties.BaseRegistryProperty));
    }

    public EquatableArray<Site> Sites() => SiteReader.Read(Type, Declaration, Data);
}
