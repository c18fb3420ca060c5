using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>What all rules have in common.</summary>
internal static class Rule
{
    /// <summary>Where each rule has its page.</summary>
    public const string HelpLinkBase = "https://github.com/imagegen/imagegen/blob/main/docs/diagnostics/";

    private const string Category = "ImageGen";

    public static DiagnosticDescriptor Of(string id, DiagnosticSeverity severity, string title, string message, params string[] customTags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, description: null, HelpLinkBase + id + ".md", customTags);
}
