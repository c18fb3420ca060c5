using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Emission;
using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Settings;

/// <summary>A setting that is an array of texts, each of which is read by itself.</summary>
/// <param name="name">The setting's name.</param>
/// <param name="read">Reads one text.</param>
internal sealed class ListSetting(string name, Func<string, SettingEntry> read) : TypedSetting<EquatableArray<string>>(name)
{
    /// <summary>Whether messages do not repeat an entry, since a mistake may have put a secret into it.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>The entries that are valid; of those with one name, the first.</summary>
    public IEnumerable<SettingEntry> Entries(SettingValues settings) => Entries(settings.Get(this));

    /// <summary>An element that is <see langword="null"/> is read as an empty text: neither is ever valid.</summary>
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
                diagnostics.StopAt(Rules.MalformedSetting, Name, i, entry.Suggestion, Name, Shown(value[i]), error);
            }
            else if (entry.Name is { } name && !names.Add(name))
            {
                diagnostics.StopAt(Rules.MalformedSetting, Name, i, suggestion: null, Name, Shown(value[i]), "'" + name + "' is given twice; keep one");
            }
        }
    }

    /// <summary>Entries with names go into lines of their own.</summary>
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
