using System.Collections.Immutable;
using ImageGen.Generator.Analyzers.Images;
using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Analyzers;

/// <summary>Reports settings of <c>[DockerImage]</c> that the generator accepts, but that are probably not intended.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImageAttributeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ImageRules.OnlyLatest, ImageRules.DoubledNamespace, ImageRules.UnusedSetting, TextRules.UnknownPlatform);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (DescribedImage.Find((INamedTypeSymbol)context.Symbol, context.CancellationToken) is not { } image)
        {
            return;
        }

        var diagnostics = new ImageDiagnostics(image.Sites());
        var properties = DescribedImage.PropertiesOf(context.Options);
        LatestAdvice.Check(image.Attribute, diagnostics);
        PlatformAdvice.Check(image.Attribute, diagnostics);
        NamespaceAdvice.Check(image.Attribute, properties, diagnostics);
        SettingAdvice.Check(image.Attribute, diagnostics);
        foreach (var diagnostic in diagnostics.ToEquatableArray())
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
