using System.Diagnostics;
using Xunit;

namespace ImageGen.Syntax.Tests.References;

[Trait("Needs", "time")]
public sealed class ImageReferenceCostTests
{
    private const int ObjectHeader = 16;

    /// <summary>Texts that make a backtracking parser despair, at a given length.</summary>
    public static TheoryData<string, Func<int, string>> HostileTexts => new()
    {
        { "path", length => new string('a', length) },
        { "dashes", length => "a" + new string('-', length) },
        { "segments", length => string.Concat(Enumerable.Repeat("a/", length / 2)) },
        { "separators", length => string.Concat(Enumerable.Repeat("a_", length / 2)) + "!" },
        { "host", length => string.Concat(Enumerable.Repeat("a.", length / 2)) + "/x" },
        { "host with dashes", length => "a." + new string('-', length) + "b_/X" },
        { "address", length => "[" + new string(':', length) + "/x" },
        { "port", length => "a:" + new string('1', length) + "x/y" },
        { "tag", length => "a:" + new string('t', length) + "!" },
        { "digest", length => "a@sha256:" + new string('a', length) },
        { "algorithm", length => "a@" + string.Concat(Enumerable.Repeat("a+", length / 2)) + ":1" },
        { "white space", length => "a" + new string(' ', length) + "b" },
        { "upper case", length => new string('A', length) },
        { "schemes", length => string.Concat(Enumerable.Repeat("a://", length / 4)) },
        { "users", length => string.Concat(Enumerable.Repeat("a:b@", length / 4)) + "/x" },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_megabyte_takes_as_much_longer_as_it_is_longer(string name, Func<int, string> text)
    {
        _ = name;
        const int Factor = 64;
        string small = text((1 << 20) / Factor);
        string large = text(1 << 20);

        // In quadratic time the ratio would be 64; a text that leaves the processor's caches costs some times more on a busy machine.
        // Several tries, since others use the machine: the least disturbed pair counts.
        double ratio = Enumerable.Range(0, 8).Min(_ => Time(large, 1) / Time(small, Factor));

        Assert.True(ratio < 16, $"A text {Factor} times as long took {ratio * Factor:F0} times as long.");

        static double Time(string text, int repetitions)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < repetitions; i++)
            {
                Assert.False(ImageReference.TryParse(text, out _, out ImageReferenceError? _));
            }

            return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
    }

    [Theory]
    [InlineData("ubuntu")]
    [InlineData("acme/shop:1.4.0")]
    [InlineData("ghcr.io/acme/shop:1.4.0")]
    [InlineData("[::1]:5000/a/b/c:t@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Nothing_is_allocated_but_the_result(string text)
    {
        ImageReference reference = ImageReference.Parse(text);
        long result = ObjectHeader + 40 // the reference: four fields and a flag
            + (reference.Registry == "docker.io" ? 0 : SizeOf(reference.Registry))
            + SizeOf(reference.Repository)
            + SizeOfValue(reference.Tag?.ToString())
            + SizeOfValue(reference.Digest?.ToString());

        Assert.InRange(Allocated(() => ImageReference.Parse(text)), 1, result);
    }

    [Theory]
    [InlineData("Ubuntu")]
    [InlineData("https://ghcr.io/acme/shop")]
    [InlineData("a@sha256:12")]
    public void Nothing_is_allocated_for_a_plain_no(string text) =>
        Assert.Equal(0, Allocated(() => ImageReference.TryParse(text, out ImageReference? _)));

    private static long SizeOf(string text) => (22 + (2 * text.Length) + 7) / 8 * 8;

    private static long SizeOfValue(string? text) => text is null ? 0 : ObjectHeader + 8 + SizeOf(text);

    /// <summary>In bytes. The first calls compile; the least of many is the action's own.</summary>
    private static long Allocated(Action action) =>
        Enumerable.Range(0, 50).Min(attempt =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
}
