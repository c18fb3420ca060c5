using System.Globalization;
using Xunit;

namespace ImageGen.Growth.Tests;

/// <summary>Ten times the input takes ten times the time and memory, give or take what caches cost.</summary>
public sealed class GrowthTests
{
    public static TheoryData<string> Shapes => [.. GrowthShapes.All.Select(shape => shape.ToString())];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Ten_times_the_input_takes_nothing_like_a_hundred_times_the_time_or_memory(string name)
    {
        var growth = GrowthMeter.Measure(GrowthShapes.All.Single(shape => shape.ToString() == name));
        Assert.True(
            growth.IsLinear,
            string.Create(CultureInfo.InvariantCulture, $"{name}: ten times the input took {growth.TimesLonger:F1} times the time and {growth.TimesMore:F1} times the memory."));
    }

    [Fact]
    public void There_are_forty_shapes_at_least_and_each_has_a_name_of_its_own()
    {
        var names = GrowthShapes.All.Select(shape => shape.ToString()).ToList();
        Assert.True(names.Count >= 40, $"{names.Count} shapes");
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Every_shape_of_a_text_is_in_its_fuzz_corpus() => Assert.All(
        GrowthSeeds.All, seed => Assert.Equal(seed.Text, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", seed.Path))));
}
