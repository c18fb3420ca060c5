using System.Collections.Immutable;
using System.Composition;
using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ImageGen.CodeFixes;

/// <summary>Replaces an invalid text with the text that the grammar suggests: lower case, without a scheme, a slash or white space.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SuggestedTextCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.WithSuggestedText;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixableRules.SuggestionProperty, out var suggestion)
                && suggestion is not null
                && root is not null
                && StringLiteral.At(root, diagnostic.Location.SourceSpan) is { } literal)
            {
                // Each text has its own title, but all have one key, so that "fix all" fixes every text of a rule.
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Write \"" + suggestion + "\"",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(literal, StringLiteral.With(literal, suggestion)))),
                        equivalenceKey: nameof(SuggestedTextCodeFix)),
                    diagnostic);
            }
        }
    }
}
