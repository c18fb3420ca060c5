using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>Takes an expression of type string apart into what is known of its value.</summary>
internal static class TextParts
{
    /// <summary>The expressions of which one will be the value: both sides of a condition, the arms of a switch.</summary>
    public static IEnumerable<IOperation> Alternatives(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } => [value],
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => Alternatives(conditional.WhenTrue).Concat(Alternatives(whenFalse)),
        ICoalesceOperation coalesce => Alternatives(coalesce.Value).Concat(Alternatives(coalesce.WhenNull)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(static arm => Alternatives(arm.Value)),
        IConversionOperation { OperatorMethod: null, Operand: { } operand } => Alternatives(operand),
        IParenthesizedOperation { Operand: { } operand } => Alternatives(operand),
        _ => [value],
    };

    /// <summary>The pieces of an interpolated or concatenated text, from left to right; one for any other expression.</summary>
    public static IEnumerable<TextPart> Of(IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: string constant })
        {
            return [new TextPart(constant, value.Syntax)];
        }

        return value switch
        {
            IInterpolatedStringOperation interpolated => interpolated.Parts.SelectMany(OfInterpolation),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } sum
                => Of(sum.LeftOperand).Concat(Of(sum.RightOperand)),
            IParenthesizedOperation { Operand: { } operand } => Of(operand),
            _ => [new TextPart(null, value.Syntax)],
        };
    }

    private static IEnumerable<TextPart> OfInterpolation(IInterpolatedStringContentOperation content) => content switch
    {
        IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text } => [new TextPart(text, content.Syntax)],

        // An alignment pads, and a format may do anything.
        IInterpolationOperation { Alignment: null, FormatString: null, Expression: { Type.SpecialType: SpecialType.System_String } expression } => Of(expression),
        _ => [new TextPart(null, content.Syntax)],
    };
}
