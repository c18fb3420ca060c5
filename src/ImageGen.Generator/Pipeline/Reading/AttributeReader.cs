using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline.Reading;

/// <summary>Reads the attribute's arguments as the compiler evaluates them.</summary>
internal static class AttributeReader
{
    public static ImageAttribute Read(AttributeData attribute) => new()
    {
        Name = attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Value: string name } ? name : null,
        Settings = new SettingValues(AttributeSettings.All.Select(setting => Read(setting, attribute)).OfType<SettingValue>().ToEquatableArray()),
        BaseClass = BaseClass.Find(attribute),
        HasErrors = attribute.ConstructorArguments.Length != 1
            || attribute.ConstructorArguments.Any(IsError)
            || attribute.NamedArguments.Any(static argument => IsError(argument.Value)),
    };

    /// <summary>Reads a setting. If it is set twice, which is a compiler error, the last value is used.</summary>
    private static SettingValue? Read(AttributeSetting setting, AttributeData attribute) => attribute.NamedArguments
        .Where(argument => argument.Key == setting.Name)
        .Select(argument => setting.Read(argument.Value))
        .LastOrDefault();

    private static bool IsError(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error
        || (value is { Kind: TypedConstantKind.Array, IsNull: false } && value.Values.Any(IsError));
}
