using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>The analyzers' rules about whole images: what is well formed, and wrong or unwise all the same.</summary>
internal static class ImageRules
{
    public static readonly DiagnosticDescriptor TwoTags = Rule.Of(
        "IMG0111",
        DiagnosticSeverity.Error,
        "An image is given two tags",
        "Only one tag can be given: the name '{0}' holds the tag '{1}', and the tag argument is '{2}'. Remove one of them.");

    public static readonly DiagnosticDescriptor DigestInName = Rule.Of(
        "IMG0112",
        DiagnosticSeverity.Error,
        "The name of an image to build holds a digest",
        "The name '{0}' of an image to build holds the digest '{1}', which nobody can know before the build. Remove it; the digest is in the result of the push.");

    public static readonly DiagnosticDescriptor TagAndDigest = Rule.Of(
        "IMG0113",
        DiagnosticSeverity.Error,
        "A tag and a digest are given where only a tag can be built",
        "The name '{0}' of an image to build holds the digest '{1}', which nobody can know before the build. Remove it; the digest is in the result of the push.");

    public static readonly DiagnosticDescriptor OnlyLatest = Rule.Of(
        "IMG0114",
        DiagnosticSeverity.Info,
        "An image is pushed as 'latest' alone",
        "'latest' is the only tag here, and the next push moves it: nothing then names this image but its digest; give a tag of its own too");

    public static readonly DiagnosticDescriptor SameReference = Rule.Of(
        "IMG0115",
        DiagnosticSeverity.Warning,
        "Two classes describe an image of the same reference",
        "'{0}' and '{1}' both are the image '{2}', so that one overwrites the other; give one of them another name or tag",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor DoubledNamespace = Rule.Of(
        "IMG0117",
        DiagnosticSeverity.Warning,
        "The name and the default namespace say the same",
        "{0}");

    public static readonly DiagnosticDescriptor UnusedSetting = Rule.Of(
        "IMG0118",
        DiagnosticSeverity.Warning,
        "A setting of the image has no effect",
        "{0} has no effect: {1}");
}
