using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>Splits an expression of type string into constant and unknown parts.</summary>
internal static class TextParts
{
    /// <summary>Returns the expressions that can become the value: both sides of a condition, or the arms of a switch.</summary>
    public static IEnumerable<IOperation> Alternatives(IOperation value) => Leaves(value, static value => value switch
    {
        { ConstantValue.HasValue: true } => null,
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => [conditional.WhenTrue, whenFalse],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(static arm => arm.Value),
        IConversionOperation { OperatorMethod: null, Operand: { } operand } => [operand],
        IParenthesizedOperation { Operand: { } operand } => [operand],
        _ => null,
    });

    /// <summary>Splits an interpolated or concatenated text into its parts, from left to right. Any other expression is one part.</summary>
    public static IEnumerable<TextPart> Split(IOperation value) => Leaves(value, static value => value switch
    {
        { ConstantValue: { HasValue: true, Value: string } } => null,
        IInterpolatedStringOperation interpolated => interpolated.Parts,

        // An alignment adds spaces, and a format can return any text.
        IInterpolationOperation { Alignment: null, FormatString: null, Expression: { Type.SpecialType: SpecialType.System_String } expression } => [expression],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } sum
            => [sum.LeftOperand, sum.RightOperand],
        IParenthesizedOperation { Operand: { } operand } => [operand],
        _ => null,
    }).Select(static leaf => new TextPart(ConstantOf(leaf), leaf.Syntax));

    private static string? ConstantOf(IOperation leaf) => leaf switch
    {
        IInterpolatedStringTextOperation text => text.Text.ConstantValue.Value as string,
        { ConstantValue: { HasValue: true, Value: string constant } } => constant,
        _ => null,
    };

    /// <summary>
    /// Returns the parts of an expression, from left to right. It uses a list instead of recursion, because a sum of thousands of texts is
    /// nested as deeply and would overflow the call stack.
    /// </summary>
    private static IEnumerable<IOperation> Leaves(IOperation value, Func<IOperation, IEnumerable<IOperation>?> parts)
    {
        var open = new Stack<IOperation>();
        open.Push(value);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (parts(next) is not { } inner)
            {
                yield return next;
                continue;
            }

            foreach (var part in inner.Reverse())
            {
                open.Push(part);
            }
        }
    }
}
