namespace ImageGen.Growth.Tests;

/// <summary>What the machine takes to make objects and to go through them again: linear work, as a measure for the work of parsers.</summary>
internal sealed class MemoryWalk
{
    private const int BytesOfNode = 64;
    private const int Passes = 4;
    private const double MostFactor = 2;

    /// <summary>How many times longer a byte takes where there are as many as a shape's larger input makes; 1 to 2.</summary>
    public static double Factor(double smallBytes, double largeBytes)
    {
        var small = SecondsOfByte(smallBytes, Growth.Factor);
        var large = SecondsOfByte(largeBytes, 1);
        return Math.Clamp(large / small, 1, MostFactor);
    }

    private static double SecondsOfByte(double bytes, int runs)
    {
        var nodes = Math.Max(1, (int)(bytes / BytesOfNode));
        var cost = GrowthMeter.CostOf(() =>
        {
            for (var run = 0; run < runs; run++)
            {
                Walk(nodes);
            }
        });
        return cost.Seconds / runs / nodes;
    }

    private static long Walk(int nodes)
    {
        var first = new Node(null);
        for (var i = 1; i < nodes; i++)
        {
            first = new Node(first);
        }

        var sum = 0L;
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var node = first; node is not null; node = node.Next)
            {
                sum += node.Value++;
            }
        }

        return sum;
    }

    private sealed class Node(Node? next)
    {
        public Node? Next { get; } = next;

        public long Value { get; set; }

        /// <summary>Makes the object as large as those of parsers are.</summary>
        public (long, long, long, long) Rest { get; set; }
    }
}
