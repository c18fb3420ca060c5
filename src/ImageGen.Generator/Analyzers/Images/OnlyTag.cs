using ImageGen.Generator.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ImageGen.Generator.Analyzers.Images;

/// <summary>The tag of a list with exactly one tag.</summary>
/// <param name="Syntax">The element.</param>
/// <param name="IsLatest">Whether it is <c>latest</c>; <see langword="false"/> if this is known only at run time.</param>
internal sealed record OnlyTag(SyntaxNode Syntax, bool IsLatest)
{
    public const string Latest = "latest";

    /// <summary>Finds the tag in the syntax, because the oldest supported compiler has no operation for a collection expression.</summary>
    public static OnlyTag? In(PushedTags tags)
    {
        SyntaxNode? element = tags.Value.Syntax switch
        {
            CollectionExpressionSyntax { Elements: [ExpressionElementSyntax { Expression: var only }] } => only,
            ArrayCreationExpressionSyntax { Initializer.Expressions: [var only] } => only,
            ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var only] } => only,
            ObjectCreationExpressionSyntax { Initializer.Expressions: [var only] } => only,
            ImplicitObjectCreationExpressionSyntax { Initializer.Expressions: [var only] } => only,
            InitializerExpressionSyntax { Expressions: [var only] } => only,
            _ => null,
        };
        return element is null ? null : new OnlyTag(element, IsLatestTag(tags.Model, element));
    }

    private static bool IsLatestTag(SemanticModel model, SyntaxNode element) =>
        model.GetConstantValue(element) is { HasValue: true, Value: Latest }
        || model.GetSymbolInfo(element).Symbol is IPropertySymbol { Name: "Latest", ContainingType.Name: "ImageTag" };
}
