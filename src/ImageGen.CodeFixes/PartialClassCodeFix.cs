using System.Collections.Immutable;
using System.Composition;
using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.CodeFixes;

/// <summary>Adds <c>partial</c> to a class with <c>[DockerImage]</c> and to every type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PartialClassCodeFix : CodeFixProvider
{
    /// <summary>The compiler's error for the same class, because of the generated part. Some editors show only this error.</summary>
    private const string MissingPartial = "CS0260";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FixableRules.OfPartialClasses.Add(MissingPartial);

    /// <summary>Changes the whole document at once, because several classes can be nested in the same type.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root is null ? null : document.WithSyntaxRoot(MakePartial(root, diagnostics.SelectMany(diagnostic => TypesAt(root, diagnostic))));
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && TypesAt(root, diagnostic).ToArray() is { Length: > 0 } types)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Add 'partial'",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(MakePartial(root, types))),
                        equivalenceKey: nameof(PartialClassCodeFix)),
                    diagnostic);
            }
        }
    }

    private static IEnumerable<TypeDeclarationSyntax> TypesAt(SyntaxNode root, Diagnostic diagnostic) => root
        .FindToken(diagnostic.Location.SourceSpan.Start).Parent!
        .AncestorsAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static SyntaxNode MakePartial(SyntaxNode root, IEnumerable<TypeDeclarationSyntax> types) =>
        root.ReplaceNodes(types.Distinct(), static (_, type) => WithPartial(type));

    /// <summary>Adds <c>partial</c>. C# requires it directly before the keyword, after all other modifiers.</summary>
    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
        {
            return type.AddModifiers(partial);
        }

        // A comment or indentation before the keyword must be before the first modifier.
        var keyword = type.Keyword;
        return type.WithKeyword(keyword.WithLeadingTrivia()).AddModifiers(partial.WithLeadingTrivia(keyword.LeadingTrivia));
    }
}
