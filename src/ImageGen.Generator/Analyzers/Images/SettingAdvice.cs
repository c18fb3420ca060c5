using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>Settings that another setting makes void.</summary>
internal static class SettingAdvice
{
    public static void Check(ImageAttribute attribute, ImageDiagnostics diagnostics)
    {
        if (attribute.Dockerfile == ImageAttribute.AutoDockerfile)
        {
            Warn(attribute.Target, nameof(attribute.Target), "it names a stage of a Dockerfile of yours, and Dockerfile = \"auto\" is made without one; leave it out, or name your Dockerfile");
        }
        else
        {
            var reason = $"only Dockerfile = \"auto\" uses it, and this image has '{attribute.Dockerfile}'; leave it out";
            Warn(attribute.Project, nameof(attribute.Project), reason);
            Warn(attribute.BaseRegistry, nameof(attribute.BaseRegistry), reason);
        }

        if (attribute is { NoCache: true, CacheFrom.Count: > 0 })
        {
            diagnostics.Report(ImageRules.UnusedSetting, nameof(attribute.CacheFrom), nameof(attribute.CacheFrom), "NoCache = true forbids any cache; leave one of them out");
        }

        void Warn(string? value, string setting, string reason)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                diagnostics.Report(ImageRules.UnusedSetting, setting, setting, reason);
            }
        }
    }
}
