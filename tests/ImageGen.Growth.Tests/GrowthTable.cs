using System.Globalization;

namespace ImageGen.Growth.Tests;

/// <summary>Prints what the shapes cost: <c>table</c> for all of them, <c>table WORD…</c> for those with all the words in their names.</summary>
internal static class GrowthTable
{
    /// <summary>The result is 1 where a shape grows faster than its input.</summary>
    public static int Print(string[] words)
    {
        var areLinear = true;
        Console.WriteLine($"{"shape",-72} {"n",8} {"ms",9} {"MB",8} {"10n: ms",9} {"MB",8} {"time",7} {"memory",7}  (time: after what the machine's caches cost)");
        foreach (var shape in GrowthShapes.All.Where(shape => Array.TrueForAll(words, word => shape.ToString().Contains(word, StringComparison.Ordinal))))
        {
            var growth = GrowthMeter.Measure(shape);
            areLinear &= growth.IsLinear;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{shape,-72} {shape.Size,8} {Columns(growth.Small)} {Columns(growth.Large)} {growth.TimesLonger,7:F1} {growth.TimesMore,7:F1}{(growth.IsLinear ? "" : "  past linear")}"));
        }

        return areLinear ? 0 : 1;
    }

    /// <summary>Prints the names alone, so that a script can measure each shape in a process that it can end.</summary>
    public static int PrintNames()
    {
        foreach (var shape in GrowthShapes.All)
        {
            Console.WriteLine(shape);
        }

        return 0;
    }

    private static string Columns(Cost cost) => string.Create(CultureInfo.InvariantCulture, $"{cost.Seconds * 1000,9:F2} {cost.Bytes / 1_000_000,8:F2}");
}
