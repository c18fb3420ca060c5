namespace ImageGen.Benchmarks.Processes;

/// <summary>The middle of several measurements: one that was disturbed does not count.</summary>
internal static class Median
{
    public static double OfSeconds(IEnumerable<TimeSpan> times) => Of(times.Select(time => time.TotalSeconds));

    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
