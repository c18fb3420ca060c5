using ImageGen.Generator.Analyzers.Images;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>
/// Finds the classes with <c>[DockerImage]</c>, for an analysis that starts at another file. It compares the written name of the attribute,
/// so no other class must be bound. A class that uses an alias of the attribute is not found, and its Dockerfile is not checked.
/// </summary>
internal static class ImagesOfCompilation
{
    public static IReadOnlyList<DescribedImage> Find(Compilation compilation, CancellationToken cancellation)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var type in tree.GetRoot(cancellation).DescendantNodes(MayHoldTypes).OfType<TypeDeclarationSyntax>().Where(IsAnnotated))
            {
                _ = names.Add(MetadataName(type));
            }
        }

        return
        [
            .. names.Select(compilation.Assembly.GetTypeByMetadataName).OfType<INamedTypeSymbol>()
                .Select(type => DescribedImage.Find(type, cancellation)).OfType<DescribedImage>(),
        ];
    }

    private static bool MayHoldTypes(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static bool IsAnnotated(TypeDeclarationSyntax type) => type.AttributeLists
        .SelectMany(static list => list.Attributes)
        .Any(static attribute => NameOf(attribute.Name) is "DockerImage" or "DockerImageAttribute");

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static string MetadataName(TypeDeclarationSyntax type)
    {
        var arity = type.TypeParameterList?.Parameters.Count ?? 0;
        var name = arity == 0 ? type.Identifier.ValueText : $"{type.Identifier.ValueText}`{arity}";
        return type.Parent switch
        {
            TypeDeclarationSyntax outer => MetadataName(outer) + "+" + name,
            BaseNamespaceDeclarationSyntax space => NamespaceOf(space) + "." + name,
            _ => name,
        };
    }

    private static string NamespaceOf(BaseNamespaceDeclarationSyntax space)
    {
        var name = string.Join(".", space.Name.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static part => part.Identifier.ValueText));
        return space.Parent is BaseNamespaceDeclarationSyntax outer ? NamespaceOf(outer) + "." + name : name;
    }
}
