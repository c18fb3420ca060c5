namespace ImageGen.Benchmarks.Processes.InProcess;

/// <summary>Pairs of builds, ours and another one, and their row in the table.</summary>
/// <param name="name">What is built.</param>
/// <param name="other">The name of the other builder.</param>
/// <param name="largestRatio">The target of our time divided by the other one.</param>
internal sealed class Comparison(string name, string other, double largestRatio)
{
    private readonly List<Measurement> _ours = [];
    private readonly List<Measurement> _others = [];

    /// <summary>The target of our bytes divided by the others; <see langword="null"/> without a target.</summary>
    public double? LargestShareOfBytes { get; init; }

    public void Add(Measurement ours, Measurement others)
    {
        _ours.Add(ours);
        _others.Add(others);
        Console.Error.WriteLine($"{name}: {ours.Elapsed.TotalSeconds:F2} s, {other} {others.Elapsed.TotalSeconds:F2} s");
    }

    public static void PrintHeader()
    {
        Console.WriteLine("| build                 | against  | ratio | target | in process s | other s | share of bytes | target | in process bytes |   other bytes | peak MB |");
        Console.WriteLine("|-----------------------|----------|------:|-------:|-------------:|--------:|---------------:|-------:|-----------------:|--------------:|--------:|");
    }

    /// <returns>Whether the targets are met.</returns>
    public bool Print()
    {
        // The builds of a pair follow each other, so their ratio has less noise than the ratio of the medians.
        var ratio = Median.Of(_ours.Zip(_others, (our, their) => our.Elapsed / their.Elapsed));
        var (bytes, otherBytes) = (BytesOf(_ours), BytesOf(_others));
        var share = bytes / otherBytes;
        var peak = _ours.Max(each => each.PeakBytes) / 1e6;
        Console.WriteLine(
            $"| {name,-21} | {other,-8} | {ratio,5:F2} | {largestRatio,6:F1} | {SecondsOf(_ours),12:F2} | {SecondsOf(_others),7:F2} "
            + $"| {share,14:F3} | {LargestShareOfBytes,6:F1} | {bytes,16:N0} | {otherBytes,13:N0} | {peak,7:F1} |");
        return ratio <= largestRatio && (LargestShareOfBytes is not { } largest || share <= largest);
    }

    private static double SecondsOf(List<Measurement> measurements) => Median.OfSeconds(measurements.Select(each => each.Elapsed));

    private static double BytesOf(List<Measurement> measurements) => Median.Of(measurements.Select(each => (double)each.Bytes));
}
