using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>What all rules have in common.</summary>
internal static class Rule
{
    private const string Category = "ImageGen";

    public static DiagnosticDescriptor Of(string id, DiagnosticSeverity severity, string title, string message, params string[] customTags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, description: null, PageOf(id), customTags);

    /// <summary>The rule's page on the web; none where the repository has no address yet. The package holds the pages too.</summary>
    private static string? PageOf(string id) => DiagnosticPages.Url.Length > 0 ? DiagnosticPages.Url + id + ".md" : null;
}
