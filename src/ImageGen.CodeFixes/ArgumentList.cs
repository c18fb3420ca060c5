using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.CodeFixes;

/// <summary>The arguments of an attribute or a constructor, and the elements of a list in one.</summary>
internal static class ArgumentList
{
    /// <summary>The argument that an expression is in.</summary>
    public static SyntaxNode? ArgumentAt(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is ArgumentSyntax or AttributeArgumentSyntax);

    /// <summary>The source without an argument. What stands behind it in a call is named, so that it keeps its parameter.</summary>
    public static SyntaxNode Without(SyntaxNode root, SyntaxNode argument) => argument.Parent switch
    {
        AttributeArgumentListSyntax list => root.ReplaceNode(list, list.WithArguments(Remove(list.Arguments, argument))),
        ArgumentListSyntax list => root.ReplaceNode(list, list.WithArguments(NameDockerfile(Remove(list.Arguments, argument), list.Arguments.Last() != argument))),
        _ => root,
    };

    /// <summary>The source without an element of a list.</summary>
    public static SyntaxNode WithoutElement(SyntaxNode root, SyntaxNode element) => element.Parent switch
    {
        CollectionExpressionSyntax list => root.ReplaceNode(list, list.WithElements(Remove(list.Elements, element))),
        InitializerExpressionSyntax list => root.ReplaceNode(list, list.WithExpressions(Remove(list.Expressions, element))),
        _ => root,
    };

    private static SeparatedSyntaxList<T> Remove<T>(SeparatedSyntaxList<T> list, SyntaxNode node)
        where T : SyntaxNode
    {
        var index = list.IndexOf(item => item == node);
        var shorter = list.RemoveAt(index);

        // The space before a closing brace belongs to the last element, whichever that is.
        return index == 0 || index < shorter.Count
            ? shorter
            : shorter.Replace(shorter.Last(), shorter.Last().WithTrailingTrivia(node.GetTrailingTrivia()));
    }

    /// <summary>Of the parameters of an image's constructor, only the Dockerfile comes after the tag.</summary>
    private static SeparatedSyntaxList<ArgumentSyntax> NameDockerfile(SeparatedSyntaxList<ArgumentSyntax> arguments, bool isBehindRemoved)
    {
        var last = arguments.Last();
        var name = SyntaxFactory.NameColon(SyntaxFactory.IdentifierName("dockerfile")).WithTrailingTrivia(SyntaxFactory.Space);
        return isBehindRemoved && last.NameColon is null ? arguments.Replace(last, last.WithNameColon(name)) : arguments;
    }
}
