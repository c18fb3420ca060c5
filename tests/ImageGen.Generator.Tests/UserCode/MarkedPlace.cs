using Microsoft.CodeAnalysis.Text;

namespace ImageGen.Generator.Tests.UserCode;

/// <summary>A text in which ⟦ and ⟧ mark a place.</summary>
internal static class MarkedPlace
{
    /// <summary>The text without its marks, and the place.</summary>
    public static (string Text, LinePositionSpan Place) Read(string marked)
    {
        var open = marked.IndexOf('⟦', StringComparison.Ordinal);
        var close = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        var text = marked.Remove(close + 1, 1).Remove(open, 1);
        return (text, new LinePositionSpan(PositionOf(text, open), PositionOf(text, close)));
    }

    /// <summary>Where the instruction begins that holds the mark, or a text: the start of a line that the one before does not continue.</summary>
    public static int InstructionStart(string marked, string? of)
    {
        var text = Read(marked).Text;
        var start = of is null ? marked.IndexOf('⟦', StringComparison.Ordinal) : text.IndexOf(of, StringComparison.Ordinal);
        do
        {
            start = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        }
        while (start > 1 && text[start - 2] == '\\' && --start > 0);

        return start;
    }

    private static LinePosition PositionOf(string text, int at) =>
        new(text.Take(at).Count(static c => c == '\n'), at - (at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1));
}
