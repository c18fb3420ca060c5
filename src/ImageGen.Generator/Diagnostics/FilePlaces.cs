using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.Generator.Diagnostics;

/// <summary>Places in a file that is no source, counted as builders do: from 1, and only a line feed ends a line.</summary>
internal sealed class FilePlaces(string path, string text)
{
    private readonly ImageGen.Dockerfiles.SourceText _lines = new(text);

    /// <summary>From a place to the place after another one.</summary>
    public Location Between((int Line, int Column) from, (int Line, int Column) to)
    {
        var start = Offset(from);
        return Location.Create(path, TextSpan.FromBounds(start, Math.Max(start, Offset(to))), new LinePositionSpan(Position(from), Position(to)));
    }

    /// <summary>From a place to the end of its line.</summary>
    public Location ToEndOfLine(int line, int column)
    {
        var length = line <= _lines.LineCount ? _lines.Line(line - 1).TrimEnd().Length : 0;
        return Between((line, column), (line, Math.Max(column, length + 1)));
    }

    private static LinePosition Position((int Line, int Column) place) => new(place.Line - 1, place.Column - 1);

    private int Offset((int Line, int Column) place) =>
        place.Line > _lines.LineCount ? text.Length : Math.Min(text.Length, _lines.Start(place.Line - 1) + place.Column - 1);
}
