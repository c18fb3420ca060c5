using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the settings that apply to every build.</summary>
internal static class DefaultsEmission
{
    /// <summary>Writes the <c>Defaults</c> of an object initializer, if there are any.</summary>
    public static void Write(SourceWriter writer, SettingValues options)
    {
        if (options.Given.Count == 0)
        {
            return;
        }

        writer.Open("Defaults = new global::ImageGen.ImageBuildOptions");
        EmitAll(writer, options, isAuto: false);
        if (options.Given.Any(static given => AttributeSettings.All.Any(setting => setting.IsAuto && setting.Name == given.Setting)))
        {
            writer.Open("Auto = new global::ImageGen.AutoDockerfileOptions");
            EmitAll(writer, options, isAuto: true);
            writer.Close(",");
        }

        writer.Close(",");
    }

    private static void EmitAll(SourceWriter writer, SettingValues options, bool isAuto)
    {
        foreach (var setting in AttributeSettings.All.Where(setting => setting.IsOption && setting.IsAuto == isAuto))
        {
            setting.Emit(options, writer);
        }
    }
}
