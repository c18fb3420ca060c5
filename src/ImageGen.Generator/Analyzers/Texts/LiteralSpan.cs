using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.Generator.Analyzers.Texts;

/// <summary>Maps places in the value of a constant to places in the source.</summary>
internal static class LiteralSpan
{
    /// <summary>Returns the place of some characters of a value. If the source does not contain them one by one, it is the place of the whole expression.</summary>
    public static Location Locate(SyntaxNode expression, string value, int position, int length)
    {
        var token = expression switch
        {
            LiteralExpressionSyntax literal => literal.Token,
            InterpolatedStringTextSyntax text => text.TextToken,
            _ => default,
        };
        if (length == 0 || position + length > value.Length || Offsets(token, value) is not { } offsets)
        {
            return expression.GetLocation();
        }

        var start = token.SpanStart + offsets[position];
        return Location.Create(expression.SyntaxTree, TextSpan.FromBounds(start, token.SpanStart + offsets[position + length]));
    }

    /// <summary>Returns the index in the token's text for each character of the value, and for its end; <see langword="null"/> if it cannot be determined.</summary>
    private static int[]? Offsets(SyntaxToken token, string value)
    {
        var text = token.Text;
        return token.Kind() switch
        {
            SyntaxKind.InterpolatedStringTextToken when text == value => Straight(0, value.Length),
            SyntaxKind.StringLiteralToken when text.Length == value.Length + 2 => Straight(1, value.Length),
            SyntaxKind.StringLiteralToken when text.StartsWith("@", StringComparison.Ordinal) => Verbatim(text, value),
            SyntaxKind.StringLiteralToken => Escaped(text, value),
            SyntaxKind.SingleLineRawStringLiteralToken => Straight((text.Length - value.Length) / 2, value.Length),
            SyntaxKind.MultiLineRawStringLiteralToken => Lines(text, value),
            _ => null,
        };
    }

    private static int[] Straight(int start, int length) => [.. Enumerable.Range(start, length + 1)];

    private static int[] Verbatim(string text, string value)
    {
        var offsets = new int[value.Length + 1];
        var at = 2;
        for (var i = 0; i < value.Length; i++)
        {
            offsets[i] = at;
            at += text[at] == '"' ? 2 : 1;
        }

        offsets[value.Length] = at;
        return offsets;
    }

    private static int[]? Escaped(string text, string value)
    {
        var offsets = new int[value.Length + 1];
        var at = 1;
        for (var i = 0; i < value.Length; i++)
        {
            offsets[i] = at;
            if (text[at] != '\\')
            {
                at++;
                continue;
            }

            switch (text[at + 1])
            {
                case 'U':
                    return null; // It can be two characters of the value.
                case 'u':
                    at += 6;
                    break;
                case 'x':
                    var digits = 0;
                    while (digits < 4 && References.ReferenceCharacters.IsHexadecimal(text[at + 2 + digits]))
                    {
                        digits++;
                    }

                    at += 2 + digits;
                    break;
                default:
                    at += 2;
                    break;
            }
        }

        offsets[value.Length] = at;
        return offsets;
    }

    /// <summary>Returns the offsets in a raw literal. Each line starts with the indentation of the closing quotes.</summary>
    private static int[]? Lines(string text, string value)
    {
        var indentation = text.TrimEnd('"').Length - text.LastIndexOf('\n') - 1;
        var offsets = new int[value.Length + 1];
        var at = text.IndexOf('\n') + 1 + indentation;
        for (var i = 0; i < value.Length; i++)
        {
            if (at >= text.Length || text[at] != value[i])
            {
                return null; // A blank line can be shorter than the indentation.
            }

            offsets[i] = at++;
            at += value[i] == '\n' ? indentation : 0;
        }

        offsets[value.Length] = at;
        return offsets;
    }
}
