using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>Builds a word whose characters may not be adjacent in the line, and records their positions.</summary>
internal struct WordBuilder(int start)
{
    private readonly StringBuilder _text = new();
    private List<int>? _places;

    public readonly int Length => _text.Length;

    public void Add(char c, int at)
    {
        if (_places is null && at != start + _text.Length)
        {
            _places = [.. Enumerable.Range(start, _text.Length)];
        }

        _places?.Add(at);
        _ = _text.Append(c);
    }

    /// <summary>Creates the word. It may start before its first character.</summary>
    public readonly PlacedWord Build(int at) => new(_text.ToString(), at) { Lead = start - at, Places = _places };

    public override readonly string ToString() => _text.ToString();
}
