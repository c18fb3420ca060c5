using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.Generator.Diagnostics;

/// <summary>Locations in a file that is not C# source. Lines and columns count from 1, and only a line feed ends a line, as in builders.</summary>
internal sealed class FilePlaces
{
    private readonly string _path;
    private readonly string _text;
    private readonly List<int> _starts = [];

    public FilePlaces(string path, string text)
    {
        _path = path;
        _text = text;
        // A byte order mark does not belong to the first line.
        for (var at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0; at < text.Length;)
        {
            _starts.Add(at);
            var feed = text.IndexOf('\n', at);
            at = feed < 0 ? text.Length : feed + 1;
        }
    }

    /// <summary>Creates a location from one place up to another, which is not included.</summary>
    public Location Between((int Line, int Column) from, (int Line, int Column) to)
    {
        var start = Offset(from);
        return Location.Create(_path, TextSpan.FromBounds(start, Math.Max(start, Offset(to))), new LinePositionSpan(Position(from), Position(to)));
    }

    /// <summary>Creates a location from a place to the end of its line.</summary>
    public Location ToEndOfLine(int line, int column) => Between((line, column), (line, Math.Max(column, LengthOf(line) + 1)));

    /// <summary>Returns the length of a line without its line end and the white space before it; 0 if there is no such line.</summary>
    private int LengthOf(int line)
    {
        if (line > _starts.Count)
        {
            return 0;
        }

        var start = _starts[line - 1];
        var end = line < _starts.Count ? _starts[line] : _text.Length;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return end - start;
    }

    private static LinePosition Position((int Line, int Column) place) => new(place.Line - 1, place.Column - 1);

    private int Offset((int Line, int Column) place) =>
        place.Line > _starts.Count ? _text.Length : Math.Min(_text.Length, _starts[place.Line - 1] + place.Column - 1);
}
