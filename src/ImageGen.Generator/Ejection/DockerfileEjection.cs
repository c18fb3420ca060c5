using ImageGen.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Ejection;

/// <summary>Creates files from an <c>auto</c> Dockerfile. The type is public only for the assembly ImageGen.CodeFixes. It is not an API for users.</summary>
public static class DockerfileEjection
{
    /// <summary>Finds the files and the edit for an attribute.</summary>
    /// <param name="attribute">An attribute of a class.</param>
    /// <param name="model">The model of its document.</param>
    /// <param name="options">The additional files and the properties of the project.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The files and the edit; <see langword="null"/> if the attribute has no <c>auto</c> Dockerfile, or if that cannot become a file.</returns>
    public static EjectedDockerfile? Find(AttributeSyntax attribute, SemanticModel model, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { TypeKind: TypeKind.Class } type
            || type.GetAttributes().FirstOrDefault(data => IsImage(data, attribute)) is not { } data)
        {
            return null;
        }

        var global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var found = AnnotatedClasses.Read(type, declaration, data, model.Compilation.AssemblyName);
        var facts = ProjectFactsIndex.Read(options.AdditionalFiles.FirstOrDefault(ProjectFactsIndex.IsFacts)?.GetText(cancellationToken)?.ToString());
        if (found.Declaration.Attribute.HasErrors
            || EjectableImage.Find(found, BuildProperties.From(global), facts) is not { Obstacle: null } image)
        {
            return null;
        }

        var files = AdditionalFileIndex.Create(options.AdditionalFiles.Select(static file => file.Path), AdditionalFileIndex.ProjectFolder(global));
        return image.Eject(EjectedNames.Choose(image, [image], files), folder => EjectedIgnoreFile.Find(options.AdditionalFiles, folder, cancellationToken), isComplete: false);
    }

    private static bool IsImage(AttributeData data, AttributeSyntax attribute) =>
        data.ApplicationSyntaxReference is { } place && place.SyntaxTree == attribute.SyntaxTree && place.Span == attribute.Span
        && data.AttributeClass?.ToDisplayString() == AnnotatedClasses.AttributeName;
}
