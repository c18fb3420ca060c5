using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>
/// The severity of a rule in a file. The compiler applies <c>dotnet_diagnostic</c> of an <c>.editorconfig</c> to C# files alone, so for
/// Dockerfiles there is a key of our own: <c>imagegen.IMG0202.severity</c>.
/// </summary>
internal static class RuleSeverity
{
    /// <summary>The severity; <see langword="null"/> where the rule is silent in this file.</summary>
    public static DiagnosticSeverity? Of(DiagnosticDescriptor rule, bool isError, AnalyzerConfigOptions options)
    {
        var own = isError ? DiagnosticSeverity.Error : rule.DefaultSeverity;
        return !options.TryGetValue($"imagegen.{rule.Id}.severity", out var written) ? own : written.Trim().ToLowerInvariant() switch
        {
            "none" => null,
            "silent" => DiagnosticSeverity.Hidden,
            "suggestion" => DiagnosticSeverity.Info,
            "warning" => DiagnosticSeverity.Warning,
            "error" => DiagnosticSeverity.Error,
            _ => own,
        };
    }
}
