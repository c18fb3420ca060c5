using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A setting with a typed value, which <see cref="SettingValues.Get"/> returns.</summary>
internal abstract class TypedSetting<T>(string name) : AttributeSetting(name)
    where T : IEquatable<T>
{
    public sealed override SettingValue? Read(TypedConstant constant) => TryRead(constant, out var value) ? new SettingValue<T>(Name, value) : null;

    public sealed override void Check(SettingValues settings, ImageDiagnostics diagnostics)
    {
        if (settings.TryGet(this, out var value))
        {
            CheckValue(value, diagnostics);
        }
    }

    public sealed override void Emit(SettingValues settings, SourceWriter writer)
    {
        if (settings.TryGet(this, out var value))
        {
            EmitValue(value, writer);
        }
    }

    protected abstract bool TryRead(TypedConstant constant, out T value);

    protected abstract void CheckValue(T value, ImageDiagnostics diagnostics);

    protected abstract void EmitValue(T value, SourceWriter writer);
}
