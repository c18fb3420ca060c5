namespace ImageGen.Dockerfiles;

/// <summary>A text split into lines as builders do it. A byte order mark and line ends are not a part of a line.</summary>
internal sealed class SourceText
{
    private readonly List<int> _starts = [];

    public SourceText(string text)
    {
        Text = text;
        for (var at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0; at < text.Length;)
        {
            _starts.Add(at);
            var feed = text.IndexOf('\n', at);
            at = feed < 0 ? text.Length : feed + 1;
        }
    }

    public string Text { get; }

    public int LineCount => _starts.Count;

    public int Start(int line) => _starts[line];

    /// <summary>Returns the end of the line, including the line end.</summary>
    public int FullEnd(int line) => line + 1 < _starts.Count ? _starts[line + 1] : Text.Length;

    /// <summary>Returns the end of the line without the line end. All carriage returns belong to the line end.</summary>
    public int End(int line)
    {
        var end = FullEnd(line);
        while (end > _starts[line] && (Text[end - 1] is '\r' or '\n'))
        {
            end--;
        }

        return end;
    }

    public ReadOnlySpan<char> Line(int line) => Text.AsSpan(_starts[line], End(line) - _starts[line]);

    /// <summary>Returns the line of an offset, counted from 0.</summary>
    public int LineOf(int offset)
    {
        var found = _starts.BinarySearch(offset);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    public DockerfileError Error(int offset, string message)
    {
        var line = LineCount == 0 ? 0 : LineOf(offset);
        return new DockerfileError(line + 1, LineCount == 0 ? 1 : Math.Max(0, offset - _starts[line]) + 1, message);
    }
}
