using ImageGen.Generator.Analyzers.Texts;
using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>Platforms that are valid, and unknown or given twice.</summary>
internal static class PlatformAdvice
{
    public static void Check(ImageAttribute attribute, ImageDiagnostics diagnostics)
    {
        var seen = new HashSet<Platform>();
        for (var i = 0; i < attribute.Platforms.Count; i++)
        {
            var written = attribute.Platforms[i];
            if (UnknownPlatform.Find(written) is { } unknown)
            {
                diagnostics.ReportAt(TextRules.UnknownPlatform, nameof(attribute.Platforms), i, unknown.Suggestion, written);
            }

            if (Platform.TryParse(written, out var platform) && !seen.Add(platform))
            {
                diagnostics.ReportAt(ImageRules.UnusedSetting, nameof(attribute.Platforms), i, suggestion: null, "'" + written + "'", "the platform is there already");
            }
        }
    }
}
