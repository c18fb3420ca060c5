using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the settings that hold for every build.</summary>
internal static class DefaultsEmission
{
    /// <summary>Writes the <c>Defaults</c> of an object initializer, if there are any.</summary>
    public static void Write(SourceWriter writer, ImageDefaults defaults)
    {
        if (defaults == new ImageDefaults())
        {
            return;
        }

        writer.Open("Defaults = new global::ImageGen.ImageBuildOptions");
        List(writer, "Platforms", defaults.Platforms);
        Map(writer, "Args", defaults.Args);
        Map(writer, "Labels", defaults.Labels);
        List(writer, "CacheFrom", defaults.CacheFrom);
        Map(writer, "ExtraHosts", defaults.ExtraHosts);
        Value(writer, "Target", defaults.Target is { } target ? CSharpText.Literal(target) : null);
        Value(writer, "Network", defaults.Network is { } network ? CSharpText.Literal(network) : null);
        Value(writer, "BaseRegistry", defaults.BaseRegistry is { } registry ? CSharpText.Literal(registry) : null);
        Value(writer, "Pull", defaults.Pull is { } pull ? CSharpText.Literal(pull) : null);
        Value(writer, "NoCache", defaults.NoCache is { } noCache ? CSharpText.Literal(noCache) : null);
        Value(writer, "Builder", defaults.Builder is { } builder ? "global::ImageGen.ImageBuilder." + builder : null);
        writer.Close(",");
    }

    private static void Value(SourceWriter writer, string property, string? value)
    {
        if (value is not null)
        {
            writer.Line(property + " = " + value + ",");
        }
    }

    private static void List(SourceWriter writer, string property, EquatableArray<string> values)
    {
        if (values.Count > 0)
        {
            writer.Line(property + " = { " + string.Join(", ", values.Select(CSharpText.Literal)) + " },");
        }
    }

    private static void Map(SourceWriter writer, string property, EquatableArray<Setting> settings)
    {
        if (settings.Count == 0)
        {
            return;
        }

        writer.Open(property + " =");
        foreach (var setting in settings)
        {
            var value = setting.Value is { } text
                ? CSharpText.Literal(text)
                : "global::System.Environment.GetEnvironmentVariable(" + CSharpText.Literal(setting.Name) + ")";
            writer.Line("[" + CSharpText.Literal(setting.Name) + "] = " + value + ",");
        }

        writer.Close(",");
    }
}
