using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline.Reading;

/// <summary>Reads the attribute's arguments as the compiler evaluated them.</summary>
internal static class AttributeReader
{
    public static ImageAttribute Read(AttributeData attribute)
    {
        var read = new ImageAttribute
        {
            Name = attribute.ConstructorArguments.Length == 1 ? Text(attribute.ConstructorArguments[0]) : null,
            HasErrors = attribute.ConstructorArguments.Length != 1
                || attribute.ConstructorArguments.Any(IsError)
                || attribute.NamedArguments.Any(static argument => IsError(argument.Value)),
        };
        foreach (var argument in attribute.NamedArguments)
        {
            read = With(read, argument.Key, argument.Value);
        }

        return read;
    }

    private static ImageAttribute With(ImageAttribute read, string property, TypedConstant value) => property switch
    {
        "Tag" => read with { Tag = Text(value) },
        "Dockerfile" => read with { Dockerfile = Text(value) ?? "" },
        "Context" => read with { Context = Text(value) },
        "Project" => read with { Project = Text(value) },
        "Target" => read with { Target = Text(value) },
        "Platforms" => read with { Platforms = Texts(value) },
        "Args" => read with { Args = Texts(value) },
        "Labels" => read with { Labels = Texts(value) },
        "CacheFrom" => read with { CacheFrom = Texts(value) },
        "ExtraHosts" => read with { ExtraHosts = Texts(value) },
        "Network" => read with { Network = Text(value) },
        "BaseRegistry" => read with { BaseRegistry = Text(value) },
        "Pull" => read with { Pull = value.Value as bool? },
        "NoCache" => read with { NoCache = value.Value as bool? },
        "Builder" => read with { Builder = EnumMember(value) },
        _ => read,
    };

    private static string? Text(TypedConstant value) => value.Kind == TypedConstantKind.Primitive ? value.Value as string : null;

    /// <summary>The elements, an empty text for <see langword="null"/>: neither is ever valid.</summary>
    private static EquatableArray<string> Texts(TypedConstant value) =>
        value is { Kind: TypedConstantKind.Array, IsNull: false }
            ? value.Values.Select(static element => Text(element) ?? "").ToEquatableArray()
            : default;

    private static string? EnumMember(TypedConstant value) =>
        value.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value.Value))?.Name ?? "";

    private static bool IsError(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error
        || (value is { Kind: TypedConstantKind.Array, IsNull: false } && value.Values.Any(IsError));
}
