using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>Reports an image with the tag <c>latest</c>, because it is pushed only with this tag.</summary>
internal static class LatestAdvice
{
    public static void Check(ImageAttribute attribute, ImageDiagnostics diagnostics)
    {
        if (attribute.Get(AttributeSettings.Tag) is { } tag)
        {
            if (tag == OnlyTag.Latest)
            {
                diagnostics.Report(ImageRules.OnlyLatest, AttributeSettings.Tag.Name);
            }
        }
        else if (ImageReference.TryParse(attribute.Name, out var reference) && reference.Tag == ImageTag.Latest)
        {
            diagnostics.Report(ImageRules.OnlyLatest, nameof(attribute.Name));
        }
    }
}
