using System.Collections.Immutable;
using ImageGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>Checks one expression whose value is to be of a grammar.</summary>
internal static class TextCheck
{
    /// <summary>What stands for an unknown piece when the kind of the mistake is looked for: it may stand in each part of each grammar.</summary>
    private const string Filler = "1";

    /// <summary>What is wrong with the text, as far as it is known.</summary>
    /// <param name="kind">What the text is meant to be.</param>
    /// <param name="value">An expression of type string.</param>
    /// <param name="isQuestion">Whether the program asks if the text is valid: a wrong one is then a mistake, but no failure.</param>
    public static Diagnostic? Run(TextKind kind, IOperation value, bool isQuestion)
    {
        if (value.ConstantValue.HasValue)
        {
            return value.ConstantValue.Value is string constant ? OfConstant(kind, constant, value.Syntax, isQuestion) : null;
        }

        var parts = TextParts.Of(value).ToArray();
        return parts.Length > 1 ? OfParts(kind, parts, value.Syntax, isQuestion) : null;
    }

    private static Diagnostic? OfConstant(TextKind kind, string text, SyntaxNode syntax, bool isQuestion)
    {
        if (TextGrammar.FindError(kind, text) is { } error)
        {
            return Create(TextRules.For(error), isQuestion, LiteralSpan.Locate(syntax, text, error.Position, error.Length), error.Suggestion, error.Message);
        }

        return kind == TextKind.Platform && UnknownPlatform.Find(text) is { } unknown
            ? Create(TextRules.UnknownPlatform, isQuestion, syntax.GetLocation(), unknown.Suggestion, text)
            : null;
    }

    private static Diagnostic? OfParts(TextKind kind, TextPart[] parts, SyntaxNode whole, bool isQuestion)
    {
        // The second question is never answered otherwise than the first; without an answer there would be no words.
        if (TextAutomata.Of(kind).FindImpossible(parts) is not var (part, position)
            || TextGrammar.FindError(kind, string.Concat(parts.Select(static part => part.Constant ?? Filler))) is not { } error)
        {
            return null;
        }

        var (constant, syntax) = parts[part];
        var isAtEnd = constant is null || position == constant.Length;
        var location = constant is { Length: > 0 } ? LiteralSpan.Locate(syntax, constant, isAtEnd ? position - 1 : position, 1) : whole.GetLocation();
        var complaint = isAtEnd ? "it cannot end so" : "it cannot go on with '" + constant![position] + "' here";
        var message = $"Whatever is put into it, this is no {TextGrammar.NameOf(kind)}: {complaint}. {error.Advice}";
        return Create(TextRules.For(error), isQuestion, location, suggestion: null, message);
    }

    private static Diagnostic Create(DiagnosticDescriptor rule, bool isQuestion, Location location, string? suggestion, string argument) => Diagnostic.Create(
        rule,
        location,
        isQuestion ? DiagnosticSeverity.Warning : rule.DefaultSeverity,
        additionalLocations: null,
        ImageDiagnostics.PropertiesOf(suggestion),
        argument);
}
