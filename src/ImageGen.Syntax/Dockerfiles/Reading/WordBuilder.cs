using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>Builds a word whose characters do not all stand side by side in the line, and remembers where each one stands.</summary>
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

    /// <summary>The word; it begins at a place of the line that may be before its first character.</summary>
    public readonly PlacedWord Build(int at) => new(_text.ToString(), at) { Lead = start - at, Places = _places };

    public override readonly string ToString() => _text.ToString();
}
