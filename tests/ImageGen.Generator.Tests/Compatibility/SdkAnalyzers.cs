using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Tests.Compatibility;

/// <summary>The analyzers of the .NET SDK, of quality and of style, with every rule as a warning: <c>AnalysisMode=All</c> and <c>EnforceCodeStyleInBuild</c>.</summary>
internal static class SdkAnalyzers
{
    private static readonly string[] Files =
    [
        "analyzers/Microsoft.CodeAnalysis.NetAnalyzers.dll",
        "analyzers/Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll",
        "codestyle/cs/Microsoft.CodeAnalysis.CodeStyle.dll",
        "codestyle/cs/Microsoft.CodeAnalysis.CSharp.CodeStyle.dll",
    ];

    private static readonly string Folder = typeof(SdkAnalyzers).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "SdkAnalyzersFolder").Value!;

    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
        [.. Files.SelectMany(static file => new AnalyzerFileReference(Path.Combine(Folder, file), new Loader()).GetAnalyzers(LanguageNames.CSharp))];

    /// <summary>Runs all rules, and returns what they report, in generated code too.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation)
    {
        var rules = All.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Distinct(StringComparer.Ordinal);
        var options = compilation.Options.WithSpecificDiagnosticOptions(rules.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Warn)));
        return compilation.WithOptions(options).WithAnalyzers(All).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Loads into this process, where the compiler is.</summary>
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
