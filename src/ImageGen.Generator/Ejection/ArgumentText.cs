using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Ejection;

/// <summary>An argument of an attribute as text.</summary>
/// <param name="Index">The position in the list; -1 for a new argument.</param>
/// <param name="Before">The line break, the indentation and the comments before the argument; empty if it is not the first on its line.</param>
/// <param name="Text">The argument.</param>
/// <param name="After">The white space and the comments after it on its line, without the comma.</param>
internal sealed record ArgumentText(int Index, string Before, string Text, string After)
{
    /// <summary>Splits a list into its arguments.</summary>
    public static List<ArgumentText> Read(AttributeArgumentListSyntax list)
    {
        var read = new List<ArgumentText>();
        var before = Concat([.. list.OpenParenToken.TrailingTrivia, .. list.Arguments[0].GetLeadingTrivia()]);
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var gap = GapAfter(list, i);
            var end = gap.FindIndex(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
            end = end < 0 ? gap.Count : end;
            read.Add(new ArgumentText(i, before, list.Arguments[i].ToString(), Concat(gap.Take(end))));
            before = Concat(gap.Skip(end));
        }

        return read;
    }

    /// <summary>Creates a new argument after this one, on a line of its own if this one has one.</summary>
    public ArgumentText Next(string text) => new(-1, LineStart(Before), text, "");

    /// <summary>Writes a list with other arguments. What is between two arguments that were neighbours stays as it is.</summary>
    public static string Join(AttributeArgumentListSyntax list, IReadOnlyList<ArgumentText> arguments)
    {
        var text = arguments[0].Before;
        for (var i = 0; i < arguments.Count; i++)
        {
            text += arguments[i].Text + Between(list, arguments[i], i == arguments.Count - 1 ? null : arguments[i + 1]);
        }

        return "(" + text + ")";
    }

    private static string Between(AttributeArgumentListSyntax list, ArgumentText first, ArgumentText? second)
    {
        var last = list.Arguments.Count - 1;
        var next = second?.Index ?? last + 1;
        if (first.Index >= 0 && next == first.Index + 1)
        {
            return TextAfter(list, first.Index);
        }

        var after = first.After.TrimEnd();
        var before = second?.Before ?? LineBefore(list, last);
        if (!before.Contains('\n') && after.Contains("//"))
        {
            before = LineStart(LineBefore(list, first.Index));
        }

        return (second is null ? "" : ",") + after + (before.Length == 0 && second is not null ? " " : before);
    }

    /// <summary>Returns what follows an argument from the end of its line on.</summary>
    private static string LineBefore(AttributeArgumentListSyntax list, int index) =>
        Concat(GapAfter(list, index).SkipWhile(static trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)));

    /// <summary>Returns the last line break of a text with the indentation after it; empty if there is none.</summary>
    private static string LineStart(string text)
    {
        var feed = text.LastIndexOf('\n');
        if (feed < 0)
        {
            return "";
        }

        var start = feed > 0 && text[feed - 1] == '\r' ? feed - 1 : feed;
        return text.Substring(start, feed + 1 - start) + new string([.. text.Skip(feed + 1).TakeWhile(static character => character is ' ' or '\t')]);
    }

    /// <summary>Returns the text between an argument and the next one or the parenthesis.</summary>
    private static string TextAfter(AttributeArgumentListSyntax list, int index)
    {
        var end = index == list.Arguments.Count - 1 ? list.CloseParenToken.SpanStart : list.Arguments[index + 1].SpanStart;
        var start = list.Arguments[index].Span.End;
        return list.ToFullString().Substring(start - list.FullSpan.Start, end - start);
    }

    private static List<SyntaxTrivia> GapAfter(AttributeArgumentListSyntax list, int index)
    {
        var argument = list.Arguments[index].GetTrailingTrivia();
        if (index == list.Arguments.Count - 1)
        {
            return [.. argument, .. list.CloseParenToken.LeadingTrivia];
        }

        var comma = list.Arguments.GetSeparator(index);
        return [.. argument, .. comma.LeadingTrivia, .. comma.TrailingTrivia, .. list.Arguments[index + 1].GetLeadingTrivia()];
    }

    private static string Concat(IEnumerable<SyntaxTrivia> trivia) => string.Concat(trivia.Select(static each => each.ToFullString()));
}
