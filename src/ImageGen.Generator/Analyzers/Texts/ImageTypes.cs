using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>The types of one compilation for which a text becomes a reference, a tag, a digest or a platform.</summary>
internal sealed class ImageTypes
{
    private readonly Dictionary<ISymbol, TextKind> _kinds = new(SymbolEqualityComparer.Default);

    private ImageTypes(INamedTypeSymbol reference, Compilation compilation)
    {
        _kinds.Add(reference, TextKind.Reference);
        Add("ImageGen.BuildCache", TextKind.Reference);
        Add("ImageGen.ImageTag", TextKind.Tag);
        Add("ImageGen.ImageDigest", TextKind.Digest);
        Add("ImageGen.Platform", TextKind.Platform);
        Image = compilation.GetTypeByMetadataName("ImageGen.DockerImage");
        BuildOptions = compilation.GetTypeByMetadataName("ImageGen.ImageBuildOptions");
        PushOptions = compilation.GetTypeByMetadataName("ImageGen.ImagePushOptions");

        void Add(string name, TextKind kind)
        {
            if (compilation.GetTypeByMetadataName(name) is { } type)
            {
                _kinds.Add(type, kind);
            }
        }
    }

    public INamedTypeSymbol? Image { get; }

    public INamedTypeSymbol? BuildOptions { get; }

    public INamedTypeSymbol? PushOptions { get; }

    /// <summary>Finds the types of a compilation; <see langword="null"/> if it does not reference ImageGen.</summary>
    public static ImageTypes? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("ImageGen.ImageReference") is { } reference ? new ImageTypes(reference, compilation) : null;

    public TextKind KindOf(ITypeSymbol? type) => type is not null && _kinds.TryGetValue(type, out var kind) ? kind : TextKind.None;

    /// <summary>Returns the kind of a text that is assigned to this parameter, property or field.</summary>
    public TextKind KindOfTextFor(ISymbol target)
    {
        if (target is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter)
        {
            if (method is { IsStatic: true, Name: "Parse" or "TryParse" } && parameter.Ordinal == 0)
            {
                return KindOf(method.ContainingType);
            }

            if (method.MethodKind == MethodKind.Constructor && SymbolEqualityComparer.Default.Equals(method.ContainingType, Image))
            {
                return parameter.Name switch
                {
                    "name" => TextKind.Reference,
                    "tag" => TextKind.Tag,
                    _ => TextKind.None,
                };
            }
        }

        return KindBySyntax(target);
    }

    private static TextKind KindBySyntax(ISymbol target)
    {
        foreach (var attribute in target.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "StringSyntaxAttribute", ContainingNamespace: { Name: "CodeAnalysis" } }
                && attribute.ConstructorArguments is [{ Value: string syntax }, ..])
            {
                return syntax switch
                {
                    ImageSyntax.Reference => TextKind.Reference,
                    ImageSyntax.Tag => TextKind.Tag,
                    ImageSyntax.Digest => TextKind.Digest,
                    ImageSyntax.Platform => TextKind.Platform,
                    _ => TextKind.None,
                };
            }
        }

        return TextKind.None;
    }
}
