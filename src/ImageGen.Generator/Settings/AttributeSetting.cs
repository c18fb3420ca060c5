using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A property of <c>[DockerImage]</c>: how it is read, checked and emitted. <see cref="AttributeSettings"/> holds one for each.</summary>
/// <param name="name">The property's name.</param>
internal abstract class AttributeSetting(string name)
{
    public string Name { get; } = name;

    /// <summary>
    /// Whether the property of <c>ImageBuildOptions</c> with the same name takes the value as a default of every build. What is no option
    /// is used by other parts of the generator, which ask for it by its descriptor.
    /// </summary>
    public bool IsOption { get; init; } = true;

    /// <summary>The value that the compiler evaluated; <see langword="null"/> where it says nothing.</summary>
    public abstract SettingValue? Read(TypedConstant constant);

    /// <summary>Reports what is wrong with the value, if one is given.</summary>
    public abstract void Check(SettingValues settings, ImageDiagnostics diagnostics);

    /// <summary>Writes the option into an object initializer, if a value is given.</summary>
    public abstract void Emit(SettingValues settings, SourceWriter writer);
}
