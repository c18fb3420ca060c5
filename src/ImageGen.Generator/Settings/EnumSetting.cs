using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A setting that is a member of an enum. Its value is the name of the member, or empty for a number without a member.</summary>
/// <param name="name">The setting's name.</param>
/// <param name="type">The enum, in the namespace <c>ImageGen</c>.</param>
internal sealed class EnumSetting(string name, string type) : TypedSetting<string>(name)
{
    protected override bool TryRead(TypedConstant constant, out string value)
    {
        var members = constant.Type?.GetMembers().OfType<IFieldSymbol>() ?? [];
        value = members.FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value))?.Name ?? "";
        return constant.Kind == TypedConstantKind.Enum;
    }

    protected override void CheckValue(string value, ImageDiagnostics diagnostics)
    {
        if (value.Length == 0)
        {
            diagnostics.Stop(Rules.MalformedSetting, Name, Name, "?", "write a member of " + type + ".");
        }
    }

    protected override void EmitValue(string value, SourceWriter writer) => writer.Line(Name + " = global::ImageGen." + type + "." + value + ",");
}
