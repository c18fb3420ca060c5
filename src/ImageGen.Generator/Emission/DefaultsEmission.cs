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
        foreach (var setting in AttributeSettings.All.Where(static setting => setting.IsOption))
        {
            setting.Emit(options, writer);
        }

        writer.Close(",");
    }
}
