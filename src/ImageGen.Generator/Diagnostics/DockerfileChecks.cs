using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>The rules for the Dockerfiles of the compilation's images. The rules of checks are derived from <see cref="DockerfileRules"/>.</summary>
internal static class DockerfileChecks
{
    public static readonly DiagnosticDescriptor SyntaxError = Rule.Create(
        DockerfileRules.SyntaxErrorId,
        DiagnosticSeverity.Error,
        "No builder accepts the Dockerfile",
        "{0}");

    public static readonly DiagnosticDescriptor MalformedIgnorePattern = Rule.Create(
        "IMG0226",
        DiagnosticSeverity.Error,
        "A pattern of the ignore file is malformed",
        "{0}");

    /// <summary>The rules of checks, by the name of the check. A check without an id needs information that the compiler does not have.</summary>
    private static readonly Dictionary<string, DiagnosticDescriptor> Checks = DockerfileRules.All
        .Where(static check => check.Id is not null)
        .ToDictionary(static check => check.Name, static check => Rule.Create(check.Id!, DiagnosticSeverity.Warning, check.Name + ": " + check.Title, "{0}"), StringComparer.Ordinal);

    /// <summary>The rules for Dockerfiles and their ignore files.</summary>
    public static IEnumerable<DiagnosticDescriptor> OfFiles => [SyntaxError, .. OfChecks(isAboutArguments: false), MalformedIgnorePattern];

    /// <summary>The rules for the build arguments of an image.</summary>
    public static IEnumerable<DiagnosticDescriptor> OfArguments => OfChecks(isAboutArguments: true);

    /// <summary>Finds the rule of a check; <see langword="null"/> for a check that needs information that the compiler does not have.</summary>
    public static DiagnosticDescriptor? Find(string check) => Checks.TryGetValue(check, out var rule) ? rule : null;

    private static IEnumerable<DiagnosticDescriptor> OfChecks(bool isAboutArguments) =>
        DockerfileRules.All.Where(check => check.IsAboutArguments == isAboutArguments).Select(static check => Find(check.Name)).OfType<DiagnosticDescriptor>();
}
