using System.Collections.Concurrent;
using System.Collections.Immutable;
using ImageGen.Generator.Analyzers.Images;
using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Pipeline.Resolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers;

/// <summary>Finds classes that describe an image of one reference. It must see all of them, so it tells at the end of a compilation.</summary>
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
                    if (DescribedImage.Of((INamedTypeSymbol)context.Symbol, context.CancellationToken) is { } image && ReferenceOf(image, context.Options) is { } reference)
                    {
                        found.Add((reference, image.Type.ToDisplayString(), image.Declaration.Identifier.GetLocation()));
                    }
                },
                SymbolKind.NamedType);
            start.RegisterCompilationEndAction(context => Report(context, found));
        });
    }

    /// <summary>The canonical name, and the tag where it is constant; <see langword="null"/> for an image that is not in order.</summary>
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
