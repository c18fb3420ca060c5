using System.Collections.Immutable;
using ImageGen.Generator.Analyzers.Dockerfiles;
using ImageGen.Generator.Analyzers.Images;
using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers;

/// <summary>Checks the build arguments of <c>[DockerImage]</c> against the Dockerfile.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DockerfileArgumentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DockerfileChecks.OfArguments.ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (DescribedImage.Find((INamedTypeSymbol)context.Symbol, context.CancellationToken) is not { } image
            || image.Attribute.Get(AttributeSettings.Args) is not { Count: > 0 } arguments
            || new CheckedFiles(context.Options).DockerfileOf(image.Attribute)?.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var dockerfile = Dockerfile.Parse(text.ToString());
        var diagnostics = new ImageDiagnostics(image.Sites());
        for (var i = 0; i < arguments.Count && dockerfile.Errors.Count == 0; i++)
        {
            // The checks ignore the value, which may come from the environment.
            var name = arguments[i].Split(['='], 2)[0];
            foreach (var warning in dockerfile.Check(new DockerfileCheckOptions { Arguments = new Dictionary<string, string?> { [name] = "given" } }))
            {
                if (DockerfileChecks.Find(warning.Rule) is { } rule && DockerfileChecks.OfArguments.Contains(rule))
                {
                    diagnostics.ReportAt(rule, AttributeSettings.Args.Name, i, suggestion: null, warning.Message);
                }
            }
        }

        foreach (var diagnostic in diagnostics.ToEquatableArray())
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
