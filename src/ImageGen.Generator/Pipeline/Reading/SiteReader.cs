using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Pipeline.Reading;

/// <summary>Finds the places for the diagnostics of an image.</summary>
internal static class SiteReader
{
    public static EquatableArray<Site> Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, AttributeData attribute)
    {
        var sites = new List<Site> { new(Site.Class, -1, declaration.Identifier.GetLocation()) };
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax syntax)
        {
            sites.Add(new Site(Site.Attribute, -1, syntax.GetLocation()));
            foreach (var argument in syntax.ArgumentList?.Arguments ?? default)
            {
                var subject = argument.NameEquals?.Name.Identifier.ValueText ?? nameof(ImageAttribute.Name);
                sites.Add(new Site(subject, -1, argument.Expression.GetLocation()));
                sites.AddRange(ElementsOf(argument.Expression).Select((element, index) => new Site(subject, index, element.GetLocation())));
            }
        }

        sites.AddRange(DeclaredMembers.Colliding(type).Select(static member => new Site(Site.Member(member.Name), -1, member.Location)));
        return sites.ToEquatableArray();
    }

    private static IEnumerable<SyntaxNode> ElementsOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => [],
    };
}
