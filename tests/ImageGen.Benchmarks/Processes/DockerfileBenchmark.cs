using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ImageGen.Benchmarks.Processes;

/// <summary>Everything that the compiler asks of a Dockerfile, for a file of 1 MB and one of 10 MB: ten times the text, ten times the time.</summary>
internal static class DockerfileBenchmark
{
    /// <summary>How many times longer ten times the text may take; a square would be a hundred.</summary>
    private const double MostTimes = 25;

    private static readonly (string Name, Func<int, string> Part)[] Shapes =
    [
        ("instructions", i => $"ARG V{i}=1\nRUN --mount=type=cache,target=/c make \\\n  # of {i}\n  $V{i} && true\nCOPY --chown=1 a{i} [b]\nENV A{i}=\"$V{i} x\"\n"),
        ("stages", i => $"FROM s{i / 2} AS s{i + 1}\nCOPY --from=s{i / 3} /a /b\nENV A{i}=$A{i / 2}\n"),
        ("heredocs", i => $"RUN <<E cat <<-'F'\nline {i}\nE\n\tF\nCOPY <<x{i} /\n${{A:-{i}}}\nx{i}\n"),
        ("one instruction", i => $" A{i}=$B{i} \\\n"),
    ];

    public static int Run(int rounds)
    {
        var isLinear = true;
        foreach (var (name, part) in Shapes)
        {
            var first = name == "one instruction" ? "FROM scratch AS s0\nENV" : "FROM scratch AS s0\n";
            var small = Text(first, part, 1_000_000);
            var large = Text(first, part, 10_000_000);
            _ = Measure(small);
            var pairs = Enumerable.Range(0, rounds).Select(_ => (Small: Measure(small), Large: Measure(large))).ToList();
            var (one, ten) = (Median.OfSeconds(pairs.Select(pair => pair.Small)), Median.OfSeconds(pairs.Select(pair => pair.Large)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} 1 MB {one,7:F3} s   10 MB {ten,7:F3} s   {ten / one,5:F1} times (at most {MostTimes})"));
            isLinear &= ten <= one * MostTimes;
        }

        return isLinear ? 0 : 1;
    }

    private static string Text(string first, Func<int, string> part, int length)
    {
        var text = new StringBuilder(first, length + 256);
        for (var i = 0; text.Length < length; i++)
        {
            _ = text.Append(part(i));
        }

        return text.Append('\n').ToString();
    }

    private static TimeSpan Measure(string text)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var dockerfile = Dockerfile.Parse(text);
        var asked = dockerfile.Errors.Count + dockerfile.Arguments.Count + dockerfile.StagesFor().Count + dockerfile.Check().Count
            + dockerfile.Instructions.Sum(instruction => instruction.Variables.Count + instruction.Mounts.Count);
        var elapsed = watch.Elapsed;
        GC.KeepAlive(asked);
        return elapsed;
    }
}
