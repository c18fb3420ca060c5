using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.CodeFixes;

/// <summary>Edits the arguments of an attribute or a constructor, and the elements of a list in an argument.</summary>
internal static class ArgumentList
{
    /// <summary>Finds the argument that contains an expression.</summary>
    public static SyntaxNode? ArgumentAt(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is ArgumentSyntax or AttributeArgumentSyntax);

    /// <summary>Removes an argument. The next argument of a call becomes a named one, so it keeps its parameter.</summary>
    public static SyntaxNode Without(SyntaxNode root, SyntaxNode argument) => argument.Parent switch
    {
        AttributeArgumentListSyntax list => root.ReplaceNode(list, list.WithArguments(Remove(list.Arguments, argument))),
        ArgumentListSyntax list => root.ReplaceNode(list, list.WithArguments(NameDockerfile(Remove(list.Arguments, argument), list.Arguments.Last() != argument))),
        _ => root,
    };

    /// <summary>Removes an element of a list.</summary>
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

        // The space before a closing brace belongs to the last element.
        return index == 0 || index < shorter.Count
            ? shorter
            : shorter.Replace(shorter.Last(), shorter.Last().WithTrailingTrivia(node.GetTrailingTrivia()));
    }

    /// <summary>Names the argument after the removed tag. In the constructor of an image, it is always the Dockerfile.</summary>
    private static SeparatedSyntaxList<ArgumentSyntax> NameDockerfile(SeparatedSyntaxList<ArgumentSyntax> arguments, bool isBehindRemoved)
    {
        var last = arguments.Last();
        var name = SyntaxFactory.NameColon(SyntaxFactory.IdentifierName("dockerfile")).WithTrailingTrivia(SyntaxFactory.Space);
        return isBehindRemoved && last.NameColon is null ? arguments.Replace(last, last.WithNameColon(name)) : arguments;
    }
}
