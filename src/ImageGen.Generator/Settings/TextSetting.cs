using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A setting that is a text.</summary>
internal sealed class TextSetting(string name) : TypedSetting<string>(name)
{
    /// <summary>What <see langword="null"/> stands for; without it, <see langword="null"/> is as good as no value.</summary>
    public string? NullText { get; init; }

    /// <summary>What to do about a text that is not valid; <see langword="null"/> for one that is.</summary>
    public Func<string, string?> FindError { get; init; } = static text => SettingTexts.FindBlank(text, "write a value, or leave the setting out");

    protected override bool TryRead(TypedConstant constant, out string value)
    {
        var text = (constant.Kind == TypedConstantKind.Primitive ? constant.Value as string : null) ?? NullText;
        value = text ?? "";
        return text is not null;
    }

    protected override void CheckValue(string value, ImageDiagnostics diagnostics)
    {
        if (FindError(value) is { } advice)
        {
            diagnostics.Stop(Rules.MalformedSetting, Name, Name, value, advice);
        }
    }

    protected override void EmitValue(string value, SourceWriter writer) => writer.Line(Name + " = " + CSharpText.Literal(value) + ",");
}
