using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>Creates rules with the properties that all of them share.</summary>
internal static class Rule
{
    private const string Category = "ImageGen";

    public static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message, params string[] customTags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, description: null, PageOf(id), customTags);

    /// <summary>Returns the address of the rule's page; <see langword="null"/> if the repository has no address. The package also contains the pages.</summary>
    private static string? PageOf(string id) => DiagnosticPages.Url.Length > 0 ? DiagnosticPages.Url + id + ".md" : null;
}
