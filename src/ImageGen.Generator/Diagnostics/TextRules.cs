using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static ImageGen.ImageReferenceErrorKind;

namespace ImageGen.Generator.Diagnostics;

/// <summary>The rules for constants that become references, tags, digests and platforms. The message is the same as that of the exception at run time.</summary>
internal static class TextRules
{
    public static readonly DiagnosticDescriptor InvalidRegistry = Error("IMG0101", "The registry is not valid");

    public static readonly DiagnosticDescriptor InvalidRepository = Error("IMG0102", "The repository is not valid");

    public static readonly DiagnosticDescriptor InvalidTag = Error("IMG0103", "The tag is not valid");

    public static readonly DiagnosticDescriptor InvalidDigest = Error("IMG0104", "The digest is not valid");

    public static readonly DiagnosticDescriptor InvalidPlatform = Error("IMG0105", "The platform is not valid");

    public static readonly DiagnosticDescriptor UppercaseRepository = Error("IMG0106", "The repository is not lower case");

    public static readonly DiagnosticDescriptor Scheme = Error("IMG0107", "A reference has no URL scheme");

    public static readonly DiagnosticDescriptor Credentials = Error("IMG0108", "A reference does not contain credentials");

    public static readonly DiagnosticDescriptor TrailingSlash = Error("IMG0109", "A reference does not end with a slash");

    public static readonly DiagnosticDescriptor Whitespace = Error("IMG0110", "A reference does not contain white space");

    public static readonly DiagnosticDescriptor UnknownPlatform = Rule.Create(
        "IMG0116",
        DiagnosticSeverity.Warning,
        "The platform is not known",
        "'{0}' is well-formed, but no known engine runs it. {1}");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        InvalidRegistry, InvalidRepository, InvalidTag, InvalidDigest, InvalidPlatform, UppercaseRepository, Scheme, Credentials, TrailingSlash, Whitespace,
        UnknownPlatform);

    /// <summary>Returns the rule for an error of the grammar.</summary>
    public static DiagnosticDescriptor For(ImageReferenceError error) => error.Kind switch
    {
        ImageReferenceErrorKind.Whitespace => Whitespace,
        ImageReferenceErrorKind.Scheme => Scheme,
        ImageReferenceErrorKind.Credentials => Credentials,
        ImageReferenceErrorKind.UppercaseRepository => UppercaseRepository,
        ImageReferenceErrorKind.TrailingSlash => TrailingSlash,
        MissingRepository => InvalidRepository,
        _ => error.Part switch
        {
            ImageReferencePart.Registry => InvalidRegistry,
            ImageReferencePart.Tag => InvalidTag,
            ImageReferencePart.Digest => InvalidDigest,
            ImageReferencePart.Platform => InvalidPlatform,
            _ => InvalidRepository,
        },
    };

    private static DiagnosticDescriptor Error(string id, string title) => Rule.Create(id, DiagnosticSeverity.Error, title, "{0}");
}
