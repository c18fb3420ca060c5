using ImageGen.Growth.Tests.Shapes;
using Xunit;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests;

/// <summary>Inputs that once took from ten seconds to a minute, at the sizes at which they did: a character of them costs no more than twenty of an ordinary file.</summary>
public sealed class ListedInputTests
{
    private const double MostTimes = 20;
    private const double MostBytesOfCharacter = 2_000;
    private static readonly Lazy<double> OrdinarySecondsOfCharacter = new(() =>
    {
        var text = "FROM scratch\n" + Repeat(5_000, i => $"RUN x{i}\n");
        return Enumerable.Range(0, 3).Min(_ => GrowthMeter.CostOf(() => DockerfileWork.Judge(text)).Seconds) / text.Length;
    });

    [Fact]
    public void Two_hundred_wildcards_over_a_value_of_20000_characters()
    {
        var text = $"FROM scratch\nARG v={new string('a', 20_000)}\nENV b=${{v//{Repeat(200, "*a")}b/}}\n";
        AssertModerate(text.Length, () => DockerfileWork.Judge(text));
    }

    [Fact]
    public void A_hundred_thousand_stages_built_on_each_other()
    {
        var text = "FROM scratch AS s0\n" + Repeat(100_000, i => $"FROM s{i} AS s{i + 1}\nARG A{i}=1\nENV E{i}=$A{i}\n");
        AssertModerate(text.Length, () =>
        {
            var dockerfile = Dockerfile.Parse(text);
            _ = dockerfile.Errors.Count + dockerfile.Check().Count;
        });
    }

    [Fact]
    public void Forty_thousand_patterns_against_a_path_of_1000_folders()
    {
        var text = Repeat(40_000, i => $"a{i}/**/b\n");
        var path = "a0/" + Repeat(1_000, "a/") + "c";
        AssertModerate(text.Length + path.Length, () => IgnoreFile.Parse(text).IsIgnored(path));
    }

    [Fact]
    public void Any_directories_a_hundred_times_against_3000_folders()
    {
        var text = Repeat(100, "**/") + "b\n";
        var path = Repeat(3_000, "a/") + "c";
        AssertModerate(text.Length + path.Length, () => IgnoreFile.Parse(text).IsIgnored(path));
    }

    [Fact]
    public void Three_million_uses_in_one_line()
    {
        var text = "FROM scratch\nENV b=" + Repeat(3_000_000, "$q") + "\n";
        AssertModerate(text.Length, () =>
        {
            var dockerfile = Dockerfile.Parse(text);
            _ = dockerfile.Errors.Count + dockerfile.Check().Count;
        });
    }

    private static void AssertModerate(int length, Action read)
    {
        var cost = GrowthMeter.CostOf(read);
        var times = cost.Seconds / length / OrdinarySecondsOfCharacter.Value;
        Assert.True(times <= MostTimes, $"A character took {times:F1} times as long as one of an ordinary file, {cost.Seconds:F2} s in all.");
        Assert.True(cost.Bytes / length <= MostBytesOfCharacter, $"A character took {cost.Bytes / length:F0} bytes, {cost.Bytes / 1_000_000:F0} MB in all.");
    }
}
