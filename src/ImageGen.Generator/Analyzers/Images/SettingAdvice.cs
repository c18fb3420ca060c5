using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>Settings that another setting makes void.</summary>
internal static class SettingAdvice
{
    public static void Check(ImageAttribute attribute, ImageDiagnostics diagnostics)
    {
        if (attribute.Dockerfile == ImageAttribute.AutoDockerfile)
        {
            Warn(AttributeSettings.Target, "it names a stage of a Dockerfile of yours, and Dockerfile = \"auto\" is made without one; leave it out, or name your Dockerfile");
        }
        else
        {
            var reason = $"only Dockerfile = \"auto\" uses it, and this image has '{attribute.Dockerfile}'; leave it out";
            Warn(AttributeSettings.Project, reason);
            Warn(AttributeSettings.BaseRegistry, reason);
        }

        if (attribute.Get(AttributeSettings.NoCache) && attribute.Get(AttributeSettings.CacheFrom).Count > 0)
        {
            diagnostics.Report(ImageRules.UnusedSetting, AttributeSettings.CacheFrom.Name, AttributeSettings.CacheFrom.Name, "NoCache = true forbids any cache; leave one of them out");
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
