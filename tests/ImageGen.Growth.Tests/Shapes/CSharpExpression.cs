using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Expressions of C#, as an analyzer sees them.</summary>
internal static class CSharpExpression
{
    /// <summary>The operation of an expression in which <c>x</c> is a text.</summary>
    public static IOperation Operation(string expression)
    {
        var tree = CSharpSyntaxTree.ParseText($"class C {{ string M(string x) => {expression}; }}");
        var compilation = CSharpCompilation.Create("shape", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        var arrow = tree.GetRoot().DescendantNodes(static node => node is not ExpressionSyntax).OfType<ArrowExpressionClauseSyntax>().Single();
        return compilation.GetSemanticModel(tree).GetOperation(arrow.Expression)!;
    }
}
