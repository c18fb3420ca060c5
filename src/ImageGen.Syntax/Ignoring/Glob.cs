namespace ImageGen.Ignoring;

/// <summary>
/// A compiled pattern with wildcards. All readings of the pattern advance together along the path (Thompson's simulation), so the time is
/// bounded by length × steps whatever the pattern: there is no backtracking. A walk keeps where the readings stand at each directory, and goes
/// on from there: however deep a path is, each of its names is read once. Literal text that every match must hold refuses most paths first.
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

    /// <summary>How many readings there can be at a place.</summary>
    public int MaxReadings => _steps.Length + 1;

    /// <summary>Whether the literal text leaves it possible that a path matches.</summary>
    public bool Admits(ReadOnlySpan<char> path) => _literals.AdmitPath(path);

    /// <summary>Whether a path that the literal text admits matches.</summary>
    /// <param name="path">The path.</param>
    /// <param name="start">Where its last name begins.</param>
    /// <param name="readings">Where the readings stand before that name: those of <see cref="Advance"/>; the first step alone where the path has no directory.</param>
    public bool Matches(ReadOnlySpan<char> path, int start, ReadOnlySpan<int> readings)
    {
        var size = _steps.Length + 1;
        Span<int> pending = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        Span<int> active = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        Span<int> reached = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        reached.Clear();
        readings.CopyTo(pending);
        var place = new GlobPlace(path.Slice(start), start == 0 ? -1 : '/');
        var count = Run(ref place, pending, readings.Length, active, reached, out var turn);
        _ = Reach(place, pending.Slice(0, count), active, reached, ++turn);
        return reached[_steps.Length] == turn;
    }

    /// <summary>Goes on over a directory's name and the <c>/</c> after it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isFirst">Whether the name begins the path.</param>
    /// <param name="readings">Where the readings stand before the name.</param>
    /// <param name="into">Receives where they stand after the <c>/</c>; room for <see cref="MaxReadings"/>.</param>
    /// <returns>How many there are; 0 where no path that begins so matches.</returns>
    public int Advance(ReadOnlySpan<char> name, bool isFirst, ReadOnlySpan<int> readings, Span<int> into)
    {
        if (isFirst && !_literals.AdmitFirst(name))
        {
            return 0;
        }

        var size = _steps.Length + 1;
        Span<int> active = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        Span<int> reached = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        reached.Clear();
        readings.CopyTo(into);
        var place = new GlobPlace(name, isFirst ? -1 : '/');
        var count = Run(ref place, into, readings.Length, active, reached, out var turn);
        var slash = new GlobPlace("/".AsSpan(), place.Previous);
        count = Step(slash, into, count, active, reached, ++turn);
        return Distinct(into.Slice(0, count), reached, ++turn);
    }

    /// <summary>Whether some path below the directory, at the end of which the readings stand, may match.</summary>
    public bool CanMatchBeneath(ReadOnlySpan<int> readings)
    {
        var size = _steps.Length + 1;
        Span<int> active = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        Span<int> reached = size <= MaxStepsOnStack ? stackalloc int[size] : new int[size];
        reached.Clear();
        var count = Reach(new GlobPlace(default, '/'), readings, active, reached, 1);

        // A reading that is complete here matches nothing longer; any other may still.
        return count > 1 || (count == 1 && active[0] < _steps.Length);
    }

    /// <summary>Lets all readings consume what is left; returns how many of them are still possible, and how many turns that took.</summary>
    private int Run(ref GlobPlace place, scoped Span<int> pending, int count, scoped Span<int> active, scoped Span<int> reached, out int turn)
    {
        for (turn = 0; !place.AtEnd && count > 0; place = place.Advance())
        {
            count = Step(place, pending, count, active, reached, ++turn);
        }

        return count;
    }

    /// <summary>Lets all readings consume one code point.</summary>
    private int Step(in GlobPlace place, Span<int> pending, int count, Span<int> active, Span<int> reached, int turn)
    {
        var reading = Reach(place, pending.Slice(0, count), active, reached, turn);
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

    /// <summary>Lists the steps at which the readings stand, and those that they lead to without consuming anything; past the last step means a match.</summary>
    private int Reach(in GlobPlace place, ReadOnlySpan<int> pending, Span<int> active, Span<int> reached, int turn)
    {
        var count = 0;
        foreach (var first in pending)
        {
            for (var at = first; reached[at] != turn; at++)
            {
                reached[at] = turn;
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
                    // Both ways: through the two steps that follow, and past them.
                    for (var inner = at + 1; inner <= at + 2 && reached[inner] != turn; inner++)
                    {
                        reached[inner] = turn;
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

    private static int Distinct(Span<int> readings, Span<int> reached, int turn)
    {
        var count = 0;
        foreach (var at in readings)
        {
            if (reached[at] != turn)
            {
                reached[at] = turn;
                readings[count++] = at;
            }
        }

        return count;
    }
}
