using System.Collections.Immutable;
using ImageGen.Generator.Analyzers.Images;
using ImageGen.Generator.Analyzers.Texts;
using ImageGen.Generator.Diagnostics;
using ImageGen.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ImageGen.Generator.Analyzers;

/// <summary>Checks images that are described at run time, <c>new DockerImage("…", tag: "…")</c>, and the tags in their options.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImageCreationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(TextRules.InvalidRepository, ImageRules.TwoTags, ImageRules.DigestInName, ImageRules.TagAndDigest, ImageRules.OnlyLatest);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ImageTypes.In(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(context => Check(context, types), OperationKind.ObjectCreation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, ImageTypes types)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (SymbolEqualityComparer.Default.Equals(creation.Type, types.Image))
        {
            CheckImage(context, creation);
        }
        else if (PushedTags.Find(creation, types) is { } tags && OnlyTag.In(tags) is { IsLatest: true } tag)
        {
            context.ReportDiagnostic(Diagnostic.Create(ImageRules.OnlyLatest, tag.Syntax.GetLocation()));
        }
    }

    private static void CheckImage(OperationAnalysisContext context, IObjectCreationOperation creation)
    {
        var name = ArgumentOf(creation, "name");
        var tag = ArgumentOf(creation, "tag");
        if (name is not { Value.ConstantValue.Value: string written } || !ImageReference.TryParse(written, out var reference))
        {
            CheckLatest(context, tag?.Value, tag?.Value.ConstantValue.Value as string);
            return;
        }

        if (RegistryAddress.FindError(written) is { } error)
        {
            context.ReportDiagnostic(Diagnostic.Create(TextRules.InvalidRepository, name.Value.Syntax.GetLocation(), error));
            return;
        }

        if (reference.Digest is { } digest)
        {
            var at = written.LastIndexOf('@');
            context.ReportDiagnostic(Diagnostic.Create(
                reference.Tag is null ? ImageRules.DigestInName : ImageRules.TagAndDigest,
                LiteralSpan.Locate(name.Value.Syntax, written, at, written.Length - at),
                ImageDiagnostics.PropertiesOf(written.Substring(0, at)),
                written,
                digest));
        }

        if (tag?.Value.ConstantValue.Value is not string ownTag)
        {
            CheckLatest(context, name.Value, tag is null || tag.ArgumentKind == ArgumentKind.DefaultValue ? reference.Tag?.ToString() : null);
        }
        else if (reference.Tag is { } tagInName)
        {
            context.ReportDiagnostic(Diagnostic.Create(ImageRules.TwoTags, tag.Value.Syntax.GetLocation(), written, tagInName, ownTag));
        }
        else
        {
            CheckLatest(context, tag.Value, ownTag);
        }
    }

    private static void CheckLatest(OperationAnalysisContext context, IOperation? place, string? tag)
    {
        if (place is not null && tag == OnlyTag.Latest)
        {
            context.ReportDiagnostic(Diagnostic.Create(ImageRules.OnlyLatest, place.Syntax.GetLocation()));
        }
    }

    private static IArgumentOperation? ArgumentOf(IObjectCreationOperation creation, string parameter) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);
}
