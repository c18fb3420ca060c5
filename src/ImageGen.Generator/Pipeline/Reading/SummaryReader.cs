using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Pipeline.Reading;

/// <summary>
/// Reads the summary of a class as plain text. The compiler has documentation only in projects that write a documentation file, so this reads the
/// text of the comment.
/// </summary>
internal static class SummaryReader
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];

    /// <summary>Reads the summary of the part with the attribute, or else of another part; <see langword="null"/> if there is none.</summary>
    public static string? Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        Read(declaration) ?? type.DeclaringSyntaxReferences
            .Select(static reference => reference.GetSyntax())
            .Where(part => part != declaration)
            .Select(Read)
            .FirstOrDefault(static summary => summary is not null);

    private static string? Read(SyntaxNode declaration)
    {
        var comment = new StringBuilder();
        foreach (var trivia in declaration.GetLeadingTrivia())
        {
            var text = trivia.ToFullString();
            var isBlock = trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia) || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && text.StartsWith("/**", StringComparison.Ordinal));
            if (isBlock || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && text.StartsWith("///", StringComparison.Ordinal)))
            {
                foreach (var line in text.Split('\n'))
                {
                    _ = comment.Append(isBlock ? WithoutStars(line) : line.TrimStart().TrimStart('/')).Append('\n');
                }
            }
        }

        return comment.Length == 0 ? null : SummaryIn(comment.ToString());
    }

    private static string WithoutStars(string line)
    {
        var text = line.Trim();
        text = text.EndsWith("*/", StringComparison.Ordinal) ? text.Substring(0, text.Length - 2) : text;
        return text.StartsWith("/**", StringComparison.Ordinal) ? text.Substring(3) : text.StartsWith("*", StringComparison.Ordinal) ? text.Substring(1) : text;
    }

    /// <summary>Returns the text of the first <c>summary</c>. A comment that is not valid XML has none.</summary>
    private static string? SummaryIn(string comment)
    {
        try
        {
            var summary = XElement.Parse("<doc>" + comment + "</doc>").Descendants("summary").FirstOrDefault();
            var words = summary is null ? [] : string.Concat(summary.Nodes().Select(TextOf)).Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 0 ? null : string.Join(" ", words);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } element => (element.FirstAttribute?.Value is { } target ? target.Substring(target.LastIndexOfAny(['.', ':']) + 1) : "") + (element.Name.LocalName is "br" or "para" ? " " : ""),
        XElement element => (element.Name.LocalName == "para" ? " " : "") + string.Concat(element.Nodes().Select(TextOf)),
        _ => "",
    };
}
