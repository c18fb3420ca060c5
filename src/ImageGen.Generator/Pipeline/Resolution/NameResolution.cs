using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;
using ImageGen.References;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Checks the image's name and tag with the grammar, and separates them.</summary>
internal static class NameResolution
{
    /// <summary>Returns the name, without its tag and with MSBuild's default namespace, and the tag from the name or from <c>Tag</c>.</summary>
    public static (string Name, string? Tag) Resolve(ImageAttribute attribute, BuildProperties properties, ImageDiagnostics diagnostics)
    {
        var written = attribute.Name ?? "";
        var tag = attribute.Get(AttributeSettings.Tag);
        if (tag is not null && !ImageTag.TryParse(tag, out _, out var tagError))
        {
            diagnostics.StopAt(Rules.InvalidTag, AttributeSettings.Tag.Name, -1, tagError.Suggestion, tagError.Message);
        }

        if (!ImageReference.TryParse(written, out var reference, out var error))
        {
            if (!attribute.HasErrors)
            {
                var rule = error.Part == ImageReferencePart.Tag ? Rules.InvalidTag : Rules.InvalidName;
                diagnostics.StopAt(rule, nameof(attribute.Name), -1, error.Suggestion, error.Message);
            }

            return (written, tag);
        }

        if (RegistryAddress.FindError(written) is { } addressError)
        {
            diagnostics.Stop(Rules.InvalidName, nameof(attribute.Name), addressError);
            return (written, tag);
        }

        if (reference.Digest is { } digest)
        {
            var withoutDigest = WithoutSuffix(written, "@" + digest);
            diagnostics.StopAt(Rules.DigestInName, nameof(attribute.Name), -1, withoutDigest, written, digest);
            written = withoutDigest;
        }

        if (reference.Tag is { } tagInName)
        {
            written = WithoutSuffix(written, ":" + tagInName);
            if (tag is not null)
            {
                diagnostics.Stop(Rules.TwoTags, AttributeSettings.Tag.Name, tagInName, tag);
            }
        }

        return (WithDefaultNamespace(written, properties, diagnostics), tag ?? reference.Tag?.ToString());
    }

    private static string WithDefaultNamespace(string name, BuildProperties properties, ImageDiagnostics diagnostics)
    {
        var complete = DefaultNamespace.ApplyTo(name, properties.DefaultNamespace);
        if (complete != name && !ImageReference.TryParse(complete, out _, out var error))
        {
            diagnostics.Stop(Rules.MalformedProperty, nameof(ImageAttribute.Name), BuildProperties.DefaultNamespaceProperty, properties.DefaultNamespace, error.Message);
        }

        return complete;
    }

    private static string WithoutSuffix(string text, string suffix) =>
        text.EndsWith(suffix, StringComparison.Ordinal) ? text.Substring(0, text.Length - suffix.Length) : text;
}
