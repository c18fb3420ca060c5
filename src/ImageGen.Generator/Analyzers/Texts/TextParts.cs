using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>Takes an expression of type string apart into what is known of its value.</summary>
internal static class TextParts
{
    /// <summary>The expressions of which one will be the value: both sides of a condition, the arms of a switch.</summary>
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

    /// <summary>The pieces of an interpolated or concatenated text, from left to right; one for any other expression.</summary>
    public static IEnumerable<TextPart> Of(IOperation value) => Leaves(value, static value => value switch
    {
        { ConstantValue: { HasValue: true, Value: string } } => null,
        IInterpolatedStringOperation interpolated => interpolated.Parts,

        // An alignment pads, and a format may do anything.
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
    /// What an expression is made of, from left to right. What is still to be taken apart stands on a list: the compiler reads sums of
    /// thousands of texts, each of which holds the one before, and a call for each would be more than the stack is deep.
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
