namespace ImageGen.Dockerfiles;

/// <summary>
/// How many characters the variables of a file may add in all: a long value that is used again and again would make the work grow with
/// its square. What is over is taken as not known.
/// </summary>
internal sealed class ExpansionBudget
{
    private int _left = 4 * 1024 * 1024;

    /// <summary>Takes a value's length; <see langword="false"/> once nothing is left.</summary>
    public bool TryTake(int length)
    {
        _left -= Math.Min(_left, length);
        return _left > 0;
    }
}
