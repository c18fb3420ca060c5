namespace ImageGen.Building.InProcess.Trees;

/// <summary>The mode of a <c>--chmod</c>: an octal number, or the symbolic form of the command <c>chmod</c>, without a umask.</summary>
internal sealed class ModeChange
{
    private const int All = 0b111_111_111;
    private const int Execute = 0b001_001_001;
    private const int SetUser = 0b100_000_000_000;
    private const int SetGroup = 0b010_000_000_000;
    private const int Sticky = 0b001_000_000_000;

    private readonly string _text;
    private readonly int? _octal;

    private ModeChange(string text, int? octal)
    {
        _text = text;
        _octal = octal;
    }

    /// <summary>The mode of folders that are created for the path of a copy. As in BuildKit, they have no special bits.</summary>
    public UnixFileMode? OfNewFolders => _octal is { } octal ? (UnixFileMode)(octal & All) : null;

    /// <param name="text">A valid mode, which the Dockerfile's own checks accept.</param>
    public static ModeChange Parse(string text) => new(text, text.All(char.IsAsciiDigit) ? Convert.ToInt32(text, 8) : null);

    public UnixFileMode Apply(UnixFileMode mode, bool isDirectory) => (UnixFileMode)(_octal ?? _text.Split(',').Aggregate((int)mode, (changed, clause) => Apply(clause, changed, (int)mode, isDirectory)));

    private static int Apply(string clause, int mode, int original, bool isDirectory)
    {
        var at = 0;
        var who = 0;
        for (; clause[at] is 'a' or 'u' or 'g' or 'o'; at++)
        {
            who |= clause[at] switch
            {
                'u' => 0b111_000_000 | SetUser,
                'g' => 0b000_111_000 | SetGroup,
                'o' => 0b000_000_111,
                _ => All | SetUser | SetGroup,
            };
        }

        var isForAll = who == 0;
        var mask = isForAll ? All | SetUser | SetGroup : who;
        while (at < clause.Length)
        {
            var operation = clause[at++];
            var bits = 0;
            for (; at < clause.Length && clause[at] is not ('+' or '-' or '='); at++)
            {
                bits |= clause[at] switch
                {
                    'r' => Execute << 2,
                    'w' => Execute << 1,
                    'x' => Execute,
                    'X' => operation == '-' || isDirectory || (original & Execute) != 0 ? Execute : 0,
                    's' => SetUser | SetGroup,
                    't' => isForAll || (mask & ~0b111) != 0 ? Sticky : 0,
                    'u' => Spread(mode >> 6),
                    'g' => Spread(mode >> 3),
                    _ => Spread(mode),
                };
            }

            var changed = bits & (mask | (bits & Sticky));
            mode = operation switch
            {
                '+' => mode | changed,
                '-' => mode & ~changed,
                _ => (mode & ~mask) | changed,
            };
        }

        return mode;
    }

    /// <summary>Gives the three bits of one class to all.</summary>
    private static int Spread(int bits) => (bits & 0b111) * Execute;

    public override string ToString() => _octal is { } octal ? Convert.ToString(octal, 8) : _text;
}
