using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Reads a list of entries such as <c>NAME=value</c>.</summary>
internal static class SettingList
{
    public static EquatableArray<Setting> Read(EquatableArray<string> entries, string setting, char separator, string form, bool isValueOptional, ImageDiagnostics diagnostics)
    {
        var read = new List<Setting>();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var at = entry.IndexOf(separator);
            var name = at < 0 ? entry : entry.Substring(0, at);
            if (name.Length == 0 || name.Any(char.IsWhiteSpace) || (at < 0 && !isValueOptional))
            {
                diagnostics.StopAt(Rules.MalformedSetting, setting, i, suggestion: null, setting, entry, "write " + form);
            }
            else if (read.Exists(other => other.Name == name))
            {
                diagnostics.StopAt(Rules.MalformedSetting, setting, i, suggestion: null, setting, entry, "'" + name + "' is given twice; keep one");
            }
            else
            {
                read.Add(new Setting(name, at < 0 ? null : entry.Substring(at + 1)));
            }
        }

        return read.ToEquatableArray();
    }
}
