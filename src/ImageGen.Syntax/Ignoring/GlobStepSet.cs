namespace ImageGen.Ignoring;

/// <summary>A set of the steps of a glob. It is emptied in constant time: each step has the number of the turn in which it was last added.</summary>
internal ref struct GlobStepSet
{
    private readonly Span<int> _turns;
    private int _turn;

    /// <param name="turns">The memory of the set, with a place for each step.</param>
    public GlobStepSet(Span<int> turns)
    {
        turns.Clear();
        _turns = turns;
        _turn = 1;
    }

    /// <summary>Removes all steps. The caller's copies of the set are not valid after it.</summary>
    public void Clear() => _turn++;

    public readonly bool Contains(int step) => _turns[step] == _turn;

    /// <summary>Adds a step. Returns <see langword="false"/> if the set already contains it.</summary>
    public readonly bool Add(int step)
    {
        if (_turns[step] == _turn)
        {
            return false;
        }

        _turns[step] = _turn;
        return true;
    }
}
