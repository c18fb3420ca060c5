using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A property of <c>[DockerImage]</c>: how it is read, checked and emitted. <see cref="AttributeSettings"/> lists all of them.</summary>
/// <param name="name">The property's name.</param>
internal abstract class AttributeSetting(string name)
{
    public string Name { get; } = name;

    /// <summary>
    /// Whether the value becomes the default of the property of <c>ImageBuildOptions</c> with the same name. Other parts of the generator
    /// read the settings that are not options.
    /// </summary>
    public bool IsOption { get; init; } = true;

    /// <summary>Whether the option is a property of <c>AutoDockerfileOptions</c>, and so only used by an <c>auto</c> Dockerfile.</summary>
    public bool IsAuto { get; init; }

    /// <summary>Reads the value that the compiler evaluates; <see langword="null"/> if it is not a value of the setting.</summary>
    public abstract SettingValue? Read(TypedConstant constant);

    /// <summary>Reports the errors of the value, if it is set.</summary>
    public abstract void Check(SettingValues settings, ImageDiagnostics diagnostics);

    /// <summary>Writes the option into an object initializer, if it is set.</summary>
    public abstract void Emit(SettingValues settings, SourceWriter writer);
}
