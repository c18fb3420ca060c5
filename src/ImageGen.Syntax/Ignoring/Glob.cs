namespace ImageGen.Ignoring;

/// <summary>
/// A compiled pattern with wildcards. All readings of the pattern advance together along the path (Thompson's simulation), so the time is
/// bounded by length × steps whatever the pattern: there is no backtracking. Literal text that every match must hold refuses most paths first.
/// </summary>
internal sealed class Glob
{
    private const int StepsOnStack = 128;
    private readonly GlobStep[] _steps;
    private readonly GlobLiterals _literals;

    public Glob(IReadOnlyList<GlobStep> steps)
    {
        _steps = [.. steps];
        _literals = GlobLiterals.Of(_steps);
    }

    public bool Matches(string path) => _literals.AdmitPath(path) && Run(path, beneath: false);

    /// <summary>Whether some path that begins with this directory and <c>/</c> matches.</summary>
    public bool CanMatchBeneath(string directory) => Run(directory + "/", beneath: true);

    private bool Run(string path, bool beneath)
    {
        var room = _steps.Length + 1;
        Span<int> current = room <= StepsOnStack ? stackalloc int[room] : new int[room];
        Span<int> next = room <= StepsOnStack ? stackalloc int[room] : new int[room];
        Span<bool> reached = room <= StepsOnStack ? stackalloc bool[room] : new bool[room];
        reached.Clear();
        var place = new GlobPlace(path);
        var count = Reach(0, place, current, 0, reached);
        while (!place.AtEnd && count > 0)
        {
            var following = place.Advance();
            reached.Clear();
            var nextCount = 0;
            for (var i = 0; i < count; i++)
            {
                var at = current[i];
                if (at < _steps.Length && _steps[at].Consumes(place.Rune))
                {
                    nextCount = Reach(_steps[at].Kind == GlobStepKind.Any ? at : at + 1, following, next, nextCount, reached);
                }
            }

            place = following;
            var swap = current;
            current = next;
            next = swap;
            count = nextCount;
        }

        if (beneath)
        {
            // A reading that is complete here matches nothing longer; any other may still.
            return count > 1 || (count == 1 && current[0] < _steps.Length);
        }

        return count > 0 && reached[_steps.Length];
    }

    /// <summary>Adds a step to the list, and those that it leads to without consuming anything; past the last step means a match.</summary>
    private int Reach(int at, in GlobPlace place, Span<int> list, int count, Span<bool> reached)
    {
        while (!reached[at])
        {
            reached[at] = true;
            if (at == _steps.Length)
            {
                list[count++] = at;
                break;
            }

            switch (_steps[at].Kind)
            {
                case GlobStepKind.One:
                    list[count++] = at;
                    return count;
                case GlobStepKind.Any:
                    list[count++] = at;
                    break;
                case GlobStepKind.Directories:
                    count = Reach(at + 1, place, list, count, reached);
                    at += 2;
                    break;
                default:
                    if (!place.Holds(_steps[at].Kind))
                    {
                        return count;
                    }

                    break;
            }

            at++;
        }

        return count;
    }
}
