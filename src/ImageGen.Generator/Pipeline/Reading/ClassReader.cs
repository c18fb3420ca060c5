using ImageGen.Generator.Emission;
using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Pipeline.Reading;

/// <summary>Reads the declaration of an annotated class.</summary>
internal static class ClassReader
{
    public static ClassModel Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        var nesting = Nesting(type);
        return new ClassModel
        {
            Namespace = NamespaceOf(type),
            Parts = nesting.Select(PartOf).ToEquatableArray(),
            FullName = FullNameOf(nesting),
            TakenNames = DeclaredMembers.Colliding(type).Select(static member => member.Name).ToEquatableArray(),
            NotPartial = NotPartial(declaration),
            IsGeneric = nesting.Any(static part => part.Arity > 0),
            IsFileLocal = nesting.Any(static part => part.IsFileLocal),
            IsHidden = nesting.Any(static part => part.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal || part.GetAttributes().Any(ForbidsUse)),
            Summary = SummaryReader.Read(type, declaration),
        };
    }

    private static List<INamedTypeSymbol> Nesting(INamedTypeSymbol type)
    {
        var nesting = new List<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            nesting.Insert(0, current);
        }

        return nesting;
    }

    private static TypePart PartOf(INamedTypeSymbol type)
    {
        var keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Interface, _) => "interface",
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, _) => "struct",
            (_, true) => "record",
            _ => "class",
        };
        var parameters = type.TypeParameters.Select(static parameter => CSharpText.Identifier(parameter.Name)).ToArray();
        return new TypePart(keyword, CSharpText.TypeName(type.Name), parameters.Length == 0 ? "" : "<" + string.Join(", ", parameters) + ">");
    }

    private static string? NamespaceOf(INamedTypeSymbol type)
    {
        var names = NamespacesOf(type).Select(CSharpText.Identifier).ToArray();
        return names.Length == 0 ? null : string.Join(".", names);
    }

    private static string FullNameOf(IReadOnlyList<INamedTypeSymbol> nesting) => string.Join(
        ".",
        [.. NamespacesOf(nesting[0]), string.Join("+", nesting.Select(static type => type.MetadataName))]);

    private static Stack<string> NamespacesOf(INamedTypeSymbol type)
    {
        var names = new Stack<string>();
        for (var current = type.ContainingNamespace; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            names.Push(current.Name);
        }

        return names;
    }

    /// <summary>Whether the compiler reports an error that generated code cannot turn off where the type is used.</summary>
    private static bool ForbidsUse(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() switch
    {
        "System.ObsoleteAttribute" => attribute.ConstructorArguments.Any(static argument => argument.Value is true),
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute" => true,
        _ => false,
    };

    private static string? NotPartial(TypeDeclarationSyntax declaration) => declaration
        .AncestorsAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .LastOrDefault(static part => !part.Modifiers.Any(SyntaxKind.PartialKeyword))
        ?.Identifier.ValueText;
}
