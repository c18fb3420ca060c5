namespace ImageGen.Ignoring;

/// <summary>A place between two code points of a text, with the code points on both sides.</summary>
internal readonly ref struct GlobPlace
{
    private readonly ReadOnlySpan<char> _text;
    private readonly int _next;

    /// <param name="text">The text, which may be a part of a path.</param>
    /// <param name="previous">The code point before it, or -1 at the start of the path.</param>
    public GlobPlace(ReadOnlySpan<char> text, int previous)
        : this(text, 0, previous)
    {
    }

    private GlobPlace(ReadOnlySpan<char> text, int at, int previous)
    {
        _text = text;
        Previous = previous;
        if (at >= text.Length)
        {
            Rune = -1;
            _next = at;
        }
        else if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            Rune = char.ConvertToUtf32(text[at], text[at + 1]);
            _next = at + 2;
        }
        else
        {
            Rune = text[at];
            _next = at + 1;
        }
    }

    /// <summary>The code point before the place, or -1 at the start of the path.</summary>
    public int Previous { get; }

    /// <summary>The code point after the place, or -1 at the end.</summary>
    public int Rune { get; }

    public bool AtEnd => Rune < 0;

    public GlobPlace Advance() => new(_text, _next, Rune);

    public bool Holds(GlobStepKind assertion) => assertion switch
    {
        GlobStepKind.Begin => Previous < 0,
        GlobStepKind.End => AtEnd,
        GlobStepKind.WordBoundary => IsWord(Previous) != IsWord(Rune),
        _ => IsWord(Previous) == IsWord(Rune),
    };

    private static bool IsWord(int rune) => rune is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
