using System.Collections.Immutable;
using System.Composition;
using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.CodeFixes;

/// <summary>Keeps one of two tags: the tag in the name, or the tag argument.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class OneTagCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.OfTwoTags;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not { } tag || ArgumentList.ArgumentAt(tag) is not { } argument)
            {
                continue;
            }

            Register("Keep the name's tag", "KeepTagOfName", static (root, argument) => ArgumentList.Without(root, argument));
            if (NameBeside(argument) is { } name)
            {
                Register("Keep the tag beside the name", "KeepTagBesideName", (root, _) => root.ReplaceToken(name, StringLiteral.With(name, ImageNameText.WithoutTag(name.ValueText))));
            }

            void Register(string title, string key, Func<SyntaxNode, SyntaxNode, SyntaxNode> change) => context.RegisterCodeFix(
                CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(change(root, argument))), equivalenceKey: key),
                diagnostic);
        }
    }

    /// <summary>Finds the literal of the name in the same argument list.</summary>
    private static SyntaxToken? NameBeside(SyntaxNode argument)
    {
        var arguments = argument.Parent!.ChildNodes().ToList();
        var name = arguments.Find(static other => other is ArgumentSyntax { NameColon.Name.Identifier.ValueText: "name" } or AttributeArgumentSyntax { NameColon.Name.Identifier.ValueText: "name" })
            ?? arguments[0];
        var expression = name switch
        {
            ArgumentSyntax ordinary => ordinary.Expression,
            AttributeArgumentSyntax { NameEquals: null } ofAttribute => ofAttribute.Expression,
            _ => null,
        };
        return expression is null ? null : StringLiteral.At(expression, expression.Span);
    }
}
