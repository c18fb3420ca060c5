using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Checks the settings, and returns those that apply to every build.</summary>
internal static class SettingsResolution
{
    public static SettingValues Resolve(ImageAttribute attribute, BuildProperties properties, ImageDiagnostics diagnostics)
    {
        foreach (var setting in AttributeSettings.All)
        {
            setting.Check(attribute.Settings, diagnostics);
        }

        var options = attribute.Settings.Options();
        return attribute.Get(AttributeSettings.BaseRegistry) is null && CommonRegistry(attribute, properties, diagnostics) is { } common
            ? options.With(AttributeSettings.BaseRegistry, common)
            : options;
    }

    /// <summary>Returns the registry from MSBuild, which only an <c>auto</c> Dockerfile uses.</summary>
    private static string? CommonRegistry(ImageAttribute attribute, BuildProperties properties, ImageDiagnostics diagnostics)
    {
        if (attribute.Dockerfile != ImageAttribute.AutoDockerfile || properties.BaseRegistry is not { } common)
        {
            return null;
        }

        if (ImageSettingErrors.FindInRegistry(common) is { } error)
        {
            diagnostics.Stop(Rules.MalformedProperty, Site.Class, BuildProperties.BaseRegistryProperty, common, error);
        }

        return common;
    }
}
