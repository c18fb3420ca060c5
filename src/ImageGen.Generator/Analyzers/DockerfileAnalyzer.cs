using System.Collections.Immutable;
using ImageGen.Generator.Analyzers.Dockerfiles;
using ImageGen.Generator.Analyzers.Images;
using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Pipeline.Dockerfiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers;

/// <summary>Checks the Dockerfiles and ignore files of the compilation's images. Diagnostics are at places in these files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DockerfileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DockerfileChecks.OfFiles.ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var files = new CheckedFiles(start.Options);
            var images = new Lazy<IReadOnlyList<DescribedImage>>(() => ImagesOfCompilation.Find(start.Compilation, start.CancellationToken));
            start.RegisterAdditionalFileAction(file => Report(file, FindingsIn(file, files, images)));
        });
    }

    private static IEnumerable<Finding> FindingsIn(AdditionalFileAnalysisContext context, CheckedFiles files, Lazy<IReadOnlyList<DescribedImage>> images)
    {
        var name = files.NameOf(context.AdditionalFile);
        if (name is null)
        {
            return [];
        }

        if (name.EndsWith(".dockerignore", StringComparison.Ordinal))
        {
            return images.Value.Any(image => ReferenceEquals(files.IgnoreFileOf(image.Attribute), context.AdditionalFile))
                ? IgnoreFileFindings.In(context.AdditionalFile, context.CancellationToken)
                : [];
        }

        var built = images.Value.Select(static image => image.Attribute).Where(image => DockerfileName.FromAttribute(image) == name).ToList();
        return built.Count == 0 ? [] : DockerfileFindings.In(context.AdditionalFile, built, files, context.CancellationToken);
    }

    private static void Report(AdditionalFileAnalysisContext context, IEnumerable<Finding> findings)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        foreach (var finding in findings)
        {
            if (RuleSeverity.Find(finding.Rule, finding.IsError, options) is { } severity)
            {
                context.ReportDiagnostic(Diagnostic.Create(finding.Rule, finding.Location, severity, additionalLocations: null, properties: null, finding.Message));
            }
        }
    }
}
