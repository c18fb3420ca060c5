using ImageGen.Generator.Analyzers.Texts;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Texts in C# that become references.</summary>
internal static class AnalyzerShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        OfParts("characters of a piece", 20_000, n => [new(new string('a', n), null!), new(null, null!)]),
        OfParts("unknown pieces", 2_000, n => [.. Enumerable.Repeat(new TextPart(null, null!), n)]),
        OfParts("pieces by turns", 2_000, n => [.. Enumerable.Range(0, n).Select(i => new TextPart(i % 2 == 0 ? "a/" : null, null!))]),
        OfExpression("pieces of an interpolation", 200, n => "$\"" + Repeat(n, "a/{x}") + "\""),
        OfExpression("texts that are added up", 200, n => "x" + Repeat(n, " + \"a/\" + x")),
    ];

    private static GrowthShape OfParts(string name, int size, Func<int, TextPart[]> make) => new("analyzers", name, size, n =>
    {
        var parts = make(n);
        return () => TextAutomata.Get(TextKind.Reference).FindImpossible(parts);
    });

    private static GrowthShape OfExpression(string name, int size, Func<int, string> expression) => new("analyzers", name, size, n =>
    {
        var value = CSharpExpression.Operation(expression(n));
        return () => TextCheck.Run(TextKind.Reference, value, isQuestion: false);
    });
}
