namespace ImageGen.Growth.Tests;

/// <summary>A shape's cost at a size and at ten times that size.</summary>
/// <param name="Small">The cost at the size.</param>
/// <param name="Large">The cost at ten times the size.</param>
/// <param name="MemoryFactor">How many times longer the machine itself takes for a byte of the larger input: what fits its caches once does not ten times.</param>
internal readonly record struct Growth(Cost Small, Cost Large, double MemoryFactor)
{
    /// <summary>How many times the input grows between the two.</summary>
    public const int Factor = 10;

    /// <summary>
    /// How many times longer the larger input may take. On shared machines, linear shapes took up to 21 times as long; with an exponent of 1.5 it would be
    /// 32, and a square would be 100.
    /// </summary>
    public const double MostTimesLonger = 25;

    /// <summary>How many times the memory may grow, which is measured without noise.</summary>
    public const double MostTimesMore = 15;

    /// <summary>Less than this is the runtime's own: a buffer, a delegate.</summary>
    private const double NothingInBytes = 64 * 1024;

    public double TimesLonger => Large.Seconds / Small.Seconds / MemoryFactor;

    public double TimesMore => (Large.Bytes + NothingInBytes) / (Small.Bytes + NothingInBytes);

    public bool IsLinear => TimesLonger <= MostTimesLonger && TimesMore <= MostTimesMore;

    /// <summary>The better of two measurements: a busy machine only makes them worse, and the first one fills the pools of buffers.</summary>
    public static Growth Better(Growth one, Growth other)
    {
        var better = one.TimesLonger < other.TimesLonger ? one : other;
        return better with
        {
            Small = better.Small with { Bytes = Math.Min(one.Small.Bytes, other.Small.Bytes) },
            Large = better.Large with { Bytes = Math.Min(one.Large.Bytes, other.Large.Bytes) },
        };
    }
}
