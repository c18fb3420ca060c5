using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.CodeFixes;

/// <summary>Edits a string literal: regular, verbatim or raw.</summary>
internal static class StringLiteral
{
    /// <summary>Finds the literal at a diagnostic; <see langword="null"/> if the text is elsewhere, such as in the declaration of a constant.</summary>
    public static SyntaxToken? At(SyntaxNode root, TextSpan span)
    {
        var token = root.FindToken(span.Start);
        return token.Parent is LiteralExpressionSyntax && token.Value is string && token.Span.Contains(span) ? token : null;
    }

    /// <summary>Creates a literal of the same kind with another value. The value must contain no quotes or backslashes, because nothing is escaped.</summary>
    public static SyntaxToken With(SyntaxToken literal, string value)
    {
        var text = literal.Text;
        var quotes = text.Length - text.TrimEnd('"').Length;
        var written = literal.Kind() switch
        {
            SyntaxKind.MultiLineRawStringLiteralToken => Lines(text, value),
            SyntaxKind.SingleLineRawStringLiteralToken => new string('"', quotes) + value + new string('"', quotes),
            _ => (text.StartsWith("@", StringComparison.Ordinal) ? "@\"" : "\"") + value + "\"",
        };
        return SyntaxFactory.Token(literal.LeadingTrivia, literal.Kind(), written, value, literal.TrailingTrivia);
    }

    /// <summary>Replaces the lines between the quotes. The first line, the last line and the indentation are kept.</summary>
    private static string Lines(string text, string value)
    {
        var first = text.IndexOf('\n') + 1;
        var last = text.LastIndexOf('\n') + 1;
        var indentation = text.Substring(last).TrimEnd('"');
        var lineEnd = text[first - 2] == '\r' ? "\r\n" : "\n";
        return text.Substring(0, first) + indentation + value + lineEnd + text.Substring(last);
    }
}
