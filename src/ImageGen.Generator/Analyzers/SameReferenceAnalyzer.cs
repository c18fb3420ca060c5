using System.Collections.Concurrent;
using System.Collections.Immutable;
using ImageGen.Generator.Analyzers.Images;
using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Pipeline.Resolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers;

/// <summary>Finds classes that describe images with the same reference. It needs all classes, so it reports at the end of a compilation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SameReferenceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(ImageRules.SameReference);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var found = new ConcurrentBag<(string Reference, string Class, Location Location)>();
            start.RegisterSymbolAction(
                context =>
                {
                    if (DescribedImage.Find((INamedTypeSymbol)context.Symbol, context.CancellationToken) is { } image && ReferenceOf(image, context.Options) is { } reference)
                    {
                        found.Add((reference, image.Type.ToDisplayString(), image.Declaration.Identifier.GetLocation()));
                    }
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(context => Report(context, found));
        });
    }

    /// <summary>Returns the canonical name, with the tag if it is constant; <see langword="null"/> for an image with errors.</summary>
    private static string? ReferenceOf(DescribedImage image, AnalyzerOptions options)
    {
        var problems = new ImageDiagnostics(default);
        var (name, tag) = NameResolution.Resolve(image.Attribute, DescribedImage.PropertiesOf(options), problems);
        return problems.Failure is null && ImageReference.TryParse(name, out var reference)
            ? reference.CanonicalName + (tag is null ? "" : ":" + tag)
            : null;
    }

    private static void Report(CompilationAnalysisContext context, IEnumerable<(string Reference, string Class, Location Location)> found)
    {
        foreach (var alike in found.GroupBy(static image => image.Reference, StringComparer.Ordinal))
        {
            var images = alike.OrderBy(static image => image.Class, StringComparer.Ordinal).ToArray();
            foreach (var other in images.Skip(1))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    ImageRules.SameReference, other.Location, additionalLocations: [images[0].Location], images[0].Class, other.Class, alike.Key));
            }
        }
    }
}
