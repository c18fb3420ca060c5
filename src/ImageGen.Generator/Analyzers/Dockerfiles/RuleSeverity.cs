using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>
/// The severity of a rule in a file. The compiler applies <c>dotnet_diagnostic</c> of an <c>.editorconfig</c> only to C# files, so
/// Dockerfiles have a separate key: <c>imagegen.IMG0202.severity</c>.
/// </summary>
internal static class RuleSeverity
{
    /// <summary>Finds the severity; <see langword="null"/> if the rule is disabled for this file.</summary>
    public static DiagnosticSeverity? Find(DiagnosticDescriptor rule, bool isError, AnalyzerConfigOptions options)
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
