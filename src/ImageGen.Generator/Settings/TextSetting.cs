using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A setting that is a text.</summary>
internal sealed class TextSetting(string name) : TypedSetting<string>(name)
{
    /// <summary>The text that replaces <see langword="null"/>. Default: <see langword="null"/> is treated as a missing value.</summary>
    public string? NullText { get; init; }

    /// <summary>Finds the advice for an invalid text; <see langword="null"/> for a valid one.</summary>
    public Func<string, string?> FindError { get; init; } = static text => SettingTexts.FindBlank(text, "write a value, or remove the setting");

    /// <summary>Returns the text that a <c>typeof</c> stands for. Default: it is not a value of the setting.</summary>
    public Func<INamedTypeSymbol, string>? ReadType { get; init; }

    protected override bool TryRead(TypedConstant constant, out string value)
    {
        var text = constant switch
        {
            { Kind: TypedConstantKind.Primitive } => constant.Value as string,
            { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type } => ReadType?.Invoke(type),
            _ => null,
        } ?? NullText;
        value = text ?? "";
        return text is not null;
    }

    protected override void CheckValue(string value, ImageDiagnostics diagnostics)
    {
        if (FindError(value) is { } advice)
        {
            diagnostics.Stop(Rules.MalformedSetting, Name, Name, value, SettingTexts.ToSentence(advice));
        }
    }

    protected override void EmitValue(string value, SourceWriter writer) => writer.Line(Name + " = " + CSharpText.Literal(value) + ",");
}
