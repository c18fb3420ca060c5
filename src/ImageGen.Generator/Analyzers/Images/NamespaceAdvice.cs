using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>A name that repeats the default namespace, in whole or in part.</summary>
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
                    $"With the default namespace '{common}' the name is '{common}/{path[0]}', which says '{path[0]}' twice; take it out of ImageGenDefaultNamespace, or write the whole name");
            }

            return;
        }

        // The longest end of the default namespace that the name begins with.
        for (var start = 0; start < segments.Length; start++)
        {
            var repeated = segments.Skip(start).ToArray();
            if (path.Length == repeated.Length + 1 && path.Take(repeated.Length).SequenceEqual(repeated))
            {
                var name = path[path.Length - 1];
                Report(
                    name + suffix,
                    start == 0
                        ? $"'{written}' repeats the default namespace '{common}', which is put before a name without one; write '{name + suffix}'"
                        : $"'{written}' has a namespace of its own, so that the default namespace '{common}' is not put before it, and it is the image '{reference.CanonicalName}'; write '{name + suffix}' for '{common}/{name}'");
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
