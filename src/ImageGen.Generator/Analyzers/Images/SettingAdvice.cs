using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>Reports settings that have no effect because of another setting.</summary>
internal static class SettingAdvice
{
    public static void Check(ImageAttribute attribute, ImageDiagnostics diagnostics)
    {
        if (attribute.Dockerfile == ImageAttribute.AutoDockerfile)
        {
            Warn(AttributeSettings.Target, "it names a stage of your Dockerfile, but Dockerfile = \"auto\" does not use one; remove it, or set Dockerfile to the path of yours");
        }
        else
        {
            var reason = $"only Dockerfile = \"auto\" uses it, and this image has '{attribute.Dockerfile}'; remove it";
            Warn(AttributeSettings.Project, reason);
            foreach (var setting in AttributeSettings.All.Where(setting => setting.IsAuto && attribute.Settings.Given.Any(given => given.Setting == setting.Name)))
            {
                diagnostics.Report(ImageRules.UnusedSetting, setting.Name, setting.Name, reason);
            }
        }

        if (attribute.Get(AttributeSettings.NoCache) && attribute.Get(AttributeSettings.CacheFrom).Count > 0)
        {
            diagnostics.Report(ImageRules.UnusedSetting, AttributeSettings.CacheFrom.Name, AttributeSettings.CacheFrom.Name, "NoCache = true disables every cache; remove one of them");
        }

        void Warn(TextSetting setting, string reason)
        {
            if (!string.IsNullOrWhiteSpace(attribute.Get(setting)))
            {
                diagnostics.Report(ImageRules.UnusedSetting, setting.Name, setting.Name, reason);
            }
        }
    }
}
