namespace ImageGen.Dockerfiles;

/// <summary>
/// The number of characters that all variables of a file may add. A long value that is used many times would otherwise make the time quadratic.
/// Values beyond the limit count as unknown.
/// </summary>
internal sealed class ExpansionBudget
{
    private int _left = 4 * 1024 * 1024;

    /// <summary>Subtracts the length of a value. Returns <see langword="false"/> if nothing is left.</summary>
    public bool TryTake(int length)
    {
        _left -= Math.Min(_left, length);
        return _left > 0;
    }
}
