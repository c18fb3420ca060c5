using ImageGen.Generator.Analyzers.Texts;
using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>Reports platforms that are well-formed, but unknown or given twice.</summary>
internal static class PlatformAdvice
{
    public static void Check(ImageAttribute attribute, ImageDiagnostics diagnostics)
    {
        var platforms = attribute.Get(AttributeSettings.Platforms);
        var seen = new HashSet<Platform>();
        for (var i = 0; i < platforms.Count; i++)
        {
            var written = platforms[i];
            if (UnknownPlatform.Find(written) is { } unknown)
            {
                diagnostics.ReportAt(TextRules.UnknownPlatform, AttributeSettings.Platforms.Name, i, unknown.Suggestion, written, unknown.Advice);
            }

            if (Platform.TryParse(written, out var platform) && !seen.Add(platform))
            {
                diagnostics.ReportAt(ImageRules.UnusedSetting, AttributeSettings.Platforms.Name, i, suggestion: null, "'" + written + "'", "the list already contains this platform; remove it");
            }
        }
    }
}
