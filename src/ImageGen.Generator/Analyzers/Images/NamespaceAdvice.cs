using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>Reports a name that repeats the default namespace or a part of it.</summary>
internal static class NamespaceAdvice
{
    public static void Check(ImageAttribute attribute, BuildProperties properties, ImageDiagnostics diagnostics)
    {
        var written = attribute.Name ?? "";
        var common = DefaultNamespace.Normalize(properties.DefaultNamespace);
        if (common.Length == 0 || !ImageReference.TryParse(written, out var reference))
        {
            return;
        }

        var segments = common.Split('/');
        var (path, suffix) = TakeApart(written);
        if (path.Length == 1)
        {
            if (segments[segments.Length - 1] == path[0])
            {
                Report(
                    suggestion: null,
                    $"With the default namespace '{common}', the name becomes '{common}/{path[0]}', which contains '{path[0]}' twice. Remove it from ImageGenDefaultNamespace, or write the full name.");
            }

            return;
        }

        // The longest end of the default namespace that is the start of the name.
        for (var start = 0; start < segments.Length; start++)
        {
            var repeated = segments.Skip(start).ToArray();
            if (path.Length == repeated.Length + 1 && path.Take(repeated.Length).SequenceEqual(repeated))
            {
                var name = path[path.Length - 1];
                Report(
                    name + suffix,
                    start == 0
                        ? $"'{written}' repeats the default namespace '{common}', which is added to a name without a namespace. Use '{name + suffix}'."
                        : $"'{written}' has a namespace, so the default namespace '{common}' is not added, and the image is '{reference.CanonicalName}'. Use '{name + suffix}' for '{common}/{name}'.");
                return;
            }
        }

        void Report(string? suggestion, string message) => diagnostics.ReportAt(ImageRules.DoubledNamespace, nameof(attribute.Name), -1, suggestion, message);
    }

    private static (string[] Path, string Suffix) TakeApart(string written)
    {
        var lastSlash = written.LastIndexOf('/') + 1;
        var end = written.IndexOfAny([':', '@'], lastSlash);
        return end < 0 ? (written.Split('/'), "") : (written.Substring(0, end).Split('/'), written.Substring(end));
    }
}
