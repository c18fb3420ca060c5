namespace ImageGen.Syntax.Tests.Dockerfiles.Checks;

/// <summary>A text in which ⟦ and ⟧ mark a place.</summary>
internal static class MarkedText
{
    /// <summary>The text without its marks, and the place: line, column, last line, the column after the last one.</summary>
    public static (string Text, (int, int, int, int)? Place) Read(string marked)
    {
        var open = marked.IndexOf('⟦');
        if (open < 0)
        {
            return (marked, null);
        }

        var close = marked.IndexOf('⟧');
        var text = marked.Remove(close, 1).Remove(open, 1);
        var (line, column) = PlaceOf(text, open);
        var (endLine, endColumn) = PlaceOf(text, close - 1);
        return (text, (line, column, endLine, endColumn));
    }

    public static (int, int, int, int) PlaceOf(DockerfileWarning warning) => (warning.Line, warning.Column, warning.EndLine, warning.EndColumn);

    private static (int Line, int Column) PlaceOf(string text, int at)
    {
        text = text[..at].TrimStart('\uFEFF');
        return (text.Count(c => c == '\n') + 1, text.Length - text.LastIndexOf('\n'));
    }
}
