using System.Collections.Immutable;
using System.Composition;
using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.CodeFixes;

/// <summary>Removes a setting that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnusedSettingCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.OfUnusedSettings;

    /// <summary>Removes all settings of a document in one change, because the removals of two adjacent settings overlap.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root is null ? null : document.WithSyntaxRoot(Remove(root, diagnostics));
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Remove the setting without effect",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(Remove(root, ImmutableArray.Create(diagnostic)))),
                        equivalenceKey: nameof(UnusedSettingCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>Removes the settings from the last to the first, so the places of the remaining ones stay the same.</summary>
    private static SyntaxNode Remove(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var place in diagnostics.Select(static diagnostic => diagnostic.Location.SourceSpan).OrderByDescending(static place => place.Start))
        {
            var node = root.FindNode(place);
            var element = node.FirstAncestorOrSelf<SyntaxNode>(ancestor => ancestor.Span == place && ancestor.Parent is (CollectionExpressionSyntax or InitializerExpressionSyntax));
            root = element is not null ? ArgumentList.WithoutElement(root, element)
                : ArgumentList.ArgumentAt(node) is { } argument ? ArgumentList.Without(root, argument)
                : root;
        }

        return root;
    }
}
