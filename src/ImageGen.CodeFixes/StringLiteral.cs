using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.CodeFixes;

/// <summary>The literal in which a text is written, plain, verbatim or raw.</summary>
internal static class StringLiteral
{
    /// <summary>The literal at a diagnostic; <see langword="null"/> where the text comes from elsewhere, such as a constant's declaration.</summary>
    public static SyntaxToken? At(SyntaxNode root, TextSpan span)
    {
        var token = root.FindToken(span.Start);
        return token.Parent is LiteralExpressionSyntax && token.Value is string && token.Span.Contains(span) ? token : null;
    }

    /// <summary>The literal with another value, in the same kind of quotes. For values that need no escape in any of them: no quotes, no backslashes.</summary>
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

    /// <summary>The first and the last line stay, with what stands before the closing quotes.</summary>
    private static string Lines(string text, string value)
    {
        var first = text.IndexOf('\n') + 1;
        var last = text.LastIndexOf('\n') + 1;
        var indentation = text.Substring(last).TrimEnd('"');
        var lineEnd = text[first - 2] == '\r' ? "\r\n" : "\n";
        return text.Substring(0, first) + indentation + value + lineEnd + text.Substring(last);
    }
}
