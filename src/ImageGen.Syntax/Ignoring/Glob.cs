namespace ImageGen.Ignoring;

/// <summary>
/// A compiled pattern with wildcards. All positions in the pattern advance together along the path (Thompson's simulation). There is no backtracking,
/// so the time is at most length × steps. A walk keeps the positions for each directory and continues from them, so each name of a deep path is read
/// once. The literal text of the pattern refuses most paths first.
/// </summary>
internal sealed class Glob
{
    private const int MaxStepsOnStack = 128;
    private readonly GlobStep[] _steps;
    private readonly GlobLiterals _literals;

    public Glob(IReadOnlyList<GlobStep> steps)
    {
        _steps = [.. steps];
        _literals = GlobLiterals.FromSteps(_steps);
    }

    /// <summary>The maximum number of readings at one place.</summary>
    public int MaxReadings => _steps.Length + 1;

    /// <summary>Whether a path can match according to the literal text of the pattern.</summary>
    public bool Admits(ReadOnlySpan<char> path) => _literals.AdmitPath(path);

    /// <summary>Whether a path matches that the literal text admits.</summary>
    /// <param name="path">The path.</param>
    /// <param name="start">The start of its last name.</param>
    /// <param name="readings">The readings before that name, from <see cref="Advance"/>; only the first step if the path has no directory.</param>
    public bool Matches(ReadOnlySpan<char> path, int start, ReadOnlySpan<int> readings)
    {
        var size = _steps.Length + 1;
        Span<int> pending = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        Span<int> active = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        Span<int> turns = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        var reached = new GlobStepSet(turns);
        readings.CopyTo(pending);
        scoped var place = new GlobPlace(path.Slice(start), start == 0 ? -1 : '/');
        var count = Run(ref place, pending, readings.Length, active, ref reached);
        _ = Reach(place, pending.Slice(0, count), active, reached);
        return reached.Contains(_steps.Length);
    }

    /// <summary>Advances the readings over the name of a directory and the <c>/</c> after it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isFirst">Whether the path starts with the name.</param>
    /// <param name="readings">The readings before the name.</param>
    /// <param name="into">Receives the readings after the <c>/</c>; it needs space for <see cref="MaxReadings"/>.</param>
    /// <returns>The number of readings; 0 if no path with this start matches.</returns>
    public int Advance(ReadOnlySpan<char> name, bool isFirst, ReadOnlySpan<int> readings, Span<int> into)
    {
        if (isFirst && !_literals.AdmitFirst(name))
        {
            return 0;
        }

        var size = _steps.Length + 1;
        Span<int> active = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        Span<int> turns = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        var reached = new GlobStepSet(turns);
        readings.CopyTo(into);
        scoped var place = new GlobPlace(name, isFirst ? -1 : '/');
        var count = Run(ref place, into, readings.Length, active, ref reached);
        var slash = new GlobPlace("/".AsSpan(), place.Previous);
        count = Step(slash, into, count, active, ref reached);
        return Distinct(into.Slice(0, count), reached);
    }

    /// <summary>Whether a path below the directory may match. The readings are those at the end of the directory.</summary>
    public bool CanMatchBeneath(ReadOnlySpan<int> readings)
    {
        var size = _steps.Length + 1;
        Span<int> active = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        Span<int> turns = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        var reached = new GlobStepSet(turns);
        var count = Reach(new GlobPlace(default, '/'), readings, active, reached);

        // A complete reading matches nothing longer. Every other reading may.
        return count > 1 || (count == 1 && active[0] < _steps.Length);
    }

    /// <summary>Lets all readings consume the rest. Returns how many are still possible. Afterwards, <paramref name="reached"/> is empty.</summary>
    private int Run(ref GlobPlace place, scoped Span<int> pending, int count, scoped Span<int> active, scoped ref GlobStepSet reached)
    {
        for (; !place.AtEnd && count > 0; place = place.Advance())
        {
            count = Step(place, pending, count, active, ref reached);
        }

        return count;
    }

    /// <summary>Lets all readings consume one code point. Afterwards, <paramref name="reached"/> is empty.</summary>
    private int Step(in GlobPlace place, scoped Span<int> pending, int count, scoped Span<int> active, ref GlobStepSet reached)
    {
        var reading = Reach(place, pending.Slice(0, count), active, reached);
        reached.Clear();
        count = 0;
        for (var i = 0; i < reading; i++)
        {
            var at = active[i];
            if (at < _steps.Length && _steps[at].Consumes(place.Rune))
            {
                pending[count++] = _steps[at].Kind == GlobStepKind.Any ? at : at + 1;
            }
        }

        return count;
    }

    /// <summary>
    /// Lists the steps of the readings, and the steps that they reach without consuming anything. A step after the last one is a match.
    /// </summary>
    private int Reach(in GlobPlace place, ReadOnlySpan<int> pending, Span<int> active, GlobStepSet reached)
    {
        var count = 0;
        foreach (var first in pending)
        {
            for (var at = first; reached.Add(at); at++)
            {
                if (at == _steps.Length)
                {
                    active[count++] = at;
                    break;
                }

                var kind = _steps[at].Kind;
                if (kind is GlobStepKind.One or GlobStepKind.Any)
                {
                    active[count++] = at;
                    if (kind == GlobStepKind.One)
                    {
                        break;
                    }
                }
                else if (kind == GlobStepKind.Directories)
                {
                    // The two steps that follow are optional.
                    for (var inner = at + 1; inner <= at + 2 && reached.Add(inner); inner++)
                    {
                        active[count++] = inner;
                    }

                    at += 2;
                }
                else if (!place.Holds(kind))
                {
                    break;
                }
            }
        }

        return count;
    }

    private static int Distinct(Span<int> readings, GlobStepSet reached)
    {
        var count = 0;
        foreach (var at in readings)
        {
            if (reached.Add(at))
            {
                readings[count++] = at;
            }
        }

        return count;
    }
}
