namespace ImageGen.Ignoring;

/// <summary>A place between two code points of a path, with what lies on both sides of it.</summary>
internal readonly struct GlobPlace
{
    private readonly string _path;
    private readonly int _next;
    private readonly int _previous;

    public GlobPlace(string path)
        : this(path, 0, -1)
    {
    }

    private GlobPlace(string path, int at, int previous)
    {
        _path = path;
        _previous = previous;
        if (at >= path.Length)
        {
            Rune = -1;
            _next = at;
        }
        else if (char.IsHighSurrogate(path[at]) && at + 1 < path.Length && char.IsLowSurrogate(path[at + 1]))
        {
            Rune = char.ConvertToUtf32(path[at], path[at + 1]);
            _next = at + 2;
        }
        else
        {
            Rune = path[at];
            _next = at + 1;
        }
    }

    /// <summary>The code point that follows, or -1 at the end.</summary>
    public int Rune { get; }

    public bool AtEnd => Rune < 0;

    public GlobPlace Advance() => new(_path, _next, Rune);

    public bool Holds(GlobStepKind assertion) => assertion switch
    {
        GlobStepKind.Begin => _previous < 0,
        GlobStepKind.End => AtEnd,
        GlobStepKind.WordBoundary => IsWord(_previous) != IsWord(Rune),
        _ => IsWord(_previous) == IsWord(Rune),
    };

    private static bool IsWord(int rune) => rune is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
