using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A setting that is an array of texts. Each text is read separately.</summary>
/// <param name="name">The setting's name.</param>
/// <param name="read">Reads one text.</param>
internal sealed class ListSetting(string name, Func<string, SettingEntry> read) : TypedSetting<EquatableArray<string>>(name)
{
    /// <summary>Whether messages do not quote an entry, because it may contain a secret by mistake.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>Returns the valid entries. Of several entries with the same name, only the first is returned.</summary>
    public IEnumerable<SettingEntry> Entries(SettingValues settings) => Entries(settings.Get(this));

    /// <summary>Reads the texts. An element that is <see langword="null"/> is read as an empty text; both are always invalid.</summary>
    protected override bool TryRead(TypedConstant constant, out EquatableArray<string> value)
    {
        value = constant is { Kind: TypedConstantKind.Array, IsNull: false }
            ? constant.Values.Select(static element => element.Kind == TypedConstantKind.Primitive ? element.Value as string ?? "" : "").ToEquatableArray()
            : default;
        return value.Count > 0;
    }

    protected override void CheckValue(EquatableArray<string> value, ImageDiagnostics diagnostics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < value.Count; i++)
        {
            var entry = read(value[i]);
            if (entry is { Error: { } message, Rule: { } rule })
            {
                diagnostics.StopAt(rule, Name, i, entry.Suggestion, message);
            }
            else if (entry.Error is { } error)
            {
                diagnostics.StopAt(Rules.MalformedSetting, Name, i, entry.Suggestion, Name, Shown(value[i]), SettingTexts.ToSentence(error));
            }
            else if (entry.Name is { } name && !names.Add(name))
            {
                diagnostics.StopAt(Rules.MalformedSetting, Name, i, suggestion: null, Name, Shown(value[i]), "'" + name + "' is given twice; keep one.");
            }
        }
    }

    /// <summary>Writes the entries. Each entry with a name is on a separate line.</summary>
    protected override void EmitValue(EquatableArray<string> value, SourceWriter writer)
    {
        var entries = Entries(value).ToArray();
        if (entries.All(static entry => entry.Name is null))
        {
            writer.Line(Name + " = { " + string.Join(", ", entries.Select(static entry => entry.Expression)) + " },");
            return;
        }

        writer.Open(Name + " =");
        foreach (var entry in entries)
        {
            writer.Line(entry.Expression + ",");
        }

        writer.Close(",");
    }

    private string Shown(string text) => IsConfidential ? "…" : text;

    private IEnumerable<SettingEntry> Entries(EquatableArray<string> value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return value.Select(read).Where(entry => entry.Error is null && (entry.Name is null || names.Add(entry.Name)));
    }
}
