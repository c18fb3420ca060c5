using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>The rules about Dockerfiles that images of the compilation are built from. Those of checks are derived from <see cref="DockerfileRules"/>.</summary>
internal static class DockerfileChecks
{
    public static readonly DiagnosticDescriptor SyntaxError = Rule.Of(
        "IMG0201",
        DiagnosticSeverity.Error,
        "No builder accepts the Dockerfile",
        "{0}");

    public static readonly DiagnosticDescriptor MalformedIgnorePattern = Rule.Of(
        "IMG0226",
        DiagnosticSeverity.Error,
        "A pattern of the ignore file is malformed",
        "{0}");

    /// <summary>The rules of checks by the checks' names. A check without an id needs to know more than the compiler does.</summary>
    private static readonly Dictionary<string, DiagnosticDescriptor> Checks = DockerfileRules.All
        .Where(static check => check.Id is not null)
        .ToDictionary(static check => check.Name, static check => Rule.Of(check.Id!, DiagnosticSeverity.Warning, check.Name + ": " + check.Title, "{0}"), StringComparer.Ordinal);

    /// <summary>The rules about Dockerfiles and their ignore files.</summary>
    public static IEnumerable<DiagnosticDescriptor> OfFiles => [SyntaxError, .. OfChecks(isAboutArguments: false), MalformedIgnorePattern];

    /// <summary>The rules about the build arguments that a Dockerfile is given.</summary>
    public static IEnumerable<DiagnosticDescriptor> OfArguments => OfChecks(isAboutArguments: true);

    /// <summary>The rule of a check; <see langword="null"/> for a check that needs to know more than the compiler does.</summary>
    public static DiagnosticDescriptor? Of(string check) => Checks.TryGetValue(check, out var rule) ? rule : null;

    private static IEnumerable<DiagnosticDescriptor> OfChecks(bool isAboutArguments) =>
        DockerfileRules.All.Where(check => check.IsAboutArguments == isAboutArguments).Select(static check => Of(check.Name)).OfType<DiagnosticDescriptor>();
}
