using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>The analyzers' rules for whole images: each text is valid, but their combination is an error or probably not intended.</summary>
internal static class ImageRules
{
    public static readonly DiagnosticDescriptor TwoTags = Rule.Create(
        "IMG0111",
        DiagnosticSeverity.Error,
        "An image is given two tags",
        "Only one tag can be given: the name '{0}' contains the tag '{1}', and the tag argument is '{2}'. Remove one of them.");

    public static readonly DiagnosticDescriptor DigestInName = Rule.Create(
        "IMG0112",
        DiagnosticSeverity.Error,
        "The name of an image to build contains a digest",
        "The name '{0}' of an image to build contains the digest '{1}', which is unknown before the build. Remove the digest; it is in the result of the push.");

    public static readonly DiagnosticDescriptor TagAndDigest = Rule.Create(
        "IMG0113",
        DiagnosticSeverity.Error,
        "The name of an image to build contains a tag and a digest",
        "The name '{0}' of an image to build contains the digest '{1}', which is unknown before the build. Remove the digest; it is in the result of the push.");

    public static readonly DiagnosticDescriptor OnlyLatest = Rule.Create(
        "IMG0114",
        DiagnosticSeverity.Info,
        "An image is pushed only as 'latest'",
        "'latest' is the only tag of this image, and the next push moves it. Afterwards only a digest identifies this image. Add a tag that does not move.");

    public static readonly DiagnosticDescriptor SameReference = Rule.Create(
        "IMG0115",
        DiagnosticSeverity.Warning,
        "Two classes describe images with the same reference",
        "'{0}' and '{1}' describe the same image '{2}', so a build of one replaces the other. Use another name or tag for one of them.",
        WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor DoubledNamespace = Rule.Create(
        "IMG0117",
        DiagnosticSeverity.Warning,
        "The name repeats the default namespace",
        "{0}");

    public static readonly DiagnosticDescriptor UnusedSetting = Rule.Create(
        "IMG0118",
        DiagnosticSeverity.Warning,
        "A setting of the image has no effect",
        "{0} has no effect: {1}");
}
