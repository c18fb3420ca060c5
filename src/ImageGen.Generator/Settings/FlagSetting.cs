using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A setting that is on or off.</summary>
internal sealed class FlagSetting(string name) : TypedSetting<bool>(name)
{
    protected override bool TryRead(TypedConstant constant, out bool value)
    {
        value = constant is { Kind: TypedConstantKind.Primitive, Value: true };
        return constant is { Kind: TypedConstantKind.Primitive, Value: bool };
    }

    protected override void CheckValue(bool value, ImageDiagnostics diagnostics)
    {
    }

    protected override void EmitValue(bool value, SourceWriter writer) => writer.Line(Name + " = " + CSharpText.Literal(value) + ",");
}
