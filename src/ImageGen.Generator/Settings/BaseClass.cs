using ImageGen.Projects.Dockerfiles;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A class whose image is the base image of another one: <c>BaseImage = typeof(Base)</c>.</summary>
internal static class BaseClass
{
    private const string AttributeName = "ImageGen.DockerImageAttribute";

    /// <summary>The start of the text for a class that describes no image. No reference starts with it.</summary>
    private const string NoImage = "typeof(";

    /// <summary>Returns the name of the image that a class describes, as its attribute has it.</summary>
    public static string NameOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName)?.ConstructorArguments is [{ Value: string name }]
            ? name
            : $"{NoImage}{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)})";

    /// <summary>Finds the class in C# source, from <c>global::</c> on; <see langword="null"/> if the base image is not a class.</summary>
    public static string? Find(AttributeData attribute) => attribute.NamedArguments
        .Where(static argument => argument.Key == AttributeSettings.BaseImage.Name)
        .Select(static argument => argument.Value is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type } ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : null)
        .LastOrDefault();

    /// <summary>Finds the advice for a base image that is not valid.</summary>
    public static string? FindError(string image) => image.StartsWith(NoImage, StringComparison.Ordinal)
        ? "this class has no [DockerImage]. Add the attribute to it, or use the name of an image"
        : ImageSettingErrors.FindInImage(image);
}
