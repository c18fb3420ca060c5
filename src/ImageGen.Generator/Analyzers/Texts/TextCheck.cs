using System.Collections.Immutable;
using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>Checks one expression whose value must match a grammar.</summary>
internal static class TextCheck
{
    /// <summary>The value of an unknown part in the text for which the error is determined. It is valid in each part of each grammar.</summary>
    private const string Filler = "1";

    /// <summary>Checks the text; <see langword="null"/> if it is valid, or can be valid at run time.</summary>
    /// <param name="kind">The kind of the text.</param>
    /// <param name="value">An expression of type string.</param>
    /// <param name="isQuestion">Whether the program only tests the text, as in <c>TryParse</c>. An invalid text is then a warning.</param>
    public static Diagnostic? Run(TextKind kind, IOperation value, bool isQuestion)
    {
        if (value.ConstantValue.HasValue)
        {
            return value.ConstantValue.Value is string constant ? OfConstant(kind, constant, value.Syntax, isQuestion) : null;
        }

        var parts = TextParts.Split(value).ToArray();
        return parts.Length > 1 ? OfParts(kind, parts, value.Syntax, isQuestion) : null;
    }

    private static Diagnostic? OfConstant(TextKind kind, string text, SyntaxNode syntax, bool isQuestion)
    {
        if (TextGrammar.FindError(kind, text) is { } error)
        {
            return Create(TextRules.For(error), isQuestion, LiteralSpan.Locate(syntax, text, error.Position, error.Length), error.Suggestion, error.Message);
        }

        return kind == TextKind.Platform && UnknownPlatform.Find(text) is { } unknown
            ? Create(TextRules.UnknownPlatform, isQuestion, syntax.GetLocation(), unknown.Suggestion, text, unknown.Advice)
            : null;
    }

    private static Diagnostic? OfParts(TextKind kind, TextPart[] parts, SyntaxNode whole, bool isQuestion)
    {
        // The second condition is always true if the first one is; it provides the message.
        if (TextAutomata.Get(kind).FindImpossible(parts) is not var (part, position)
            || TextGrammar.FindError(kind, string.Concat(parts.Select(static part => part.Constant ?? Filler))) is not { } error)
        {
            return null;
        }

        var (constant, syntax) = parts[part];
        var isAtEnd = constant is null || position == constant.Length;
        var location = constant is { Length: > 0 } ? LiteralSpan.Locate(syntax, constant, isAtEnd ? position - 1 : position, 1) : whole.GetLocation();
        var problem = isAtEnd ? "it cannot end here" : "it cannot continue with '" + constant![position] + "' here";
        var message = $"No value of its unknown parts makes this text a valid {TextGrammar.NameOf(kind)}: {problem}. {error.Advice}";
        return Create(TextRules.For(error), isQuestion, location, suggestion: null, message);
    }

    private static Diagnostic Create(DiagnosticDescriptor rule, bool isQuestion, Location location, string? suggestion, params string[] arguments) => Diagnostic.Create(
        rule,
        location,
        isQuestion ? DiagnosticSeverity.Warning : rule.DefaultSeverity,
        additionalLocations: null,
        ImageDiagnostics.PropertiesOf(suggestion),
        arguments);
}
