using ImageGen.Images;
using ImageGen.Tests.Building.Options;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class PushOptionsMergeTests
{
    public static TheoryData<string> Properties => [.. typeof(ImagePushOptions).GetProperties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void What_the_push_sets_is_taken(string name)
    {
        var property = typeof(ImagePushOptions).GetProperty(name)!;
        var push = OptionSamples.With<ImagePushOptions>(property);

        OptionSamples.AssertSame(property, push, PushOptionsMerge.Merge(PushOptionsMerge.DefaultsFrom(new ImageBuildOptions(), engine: null), push));
    }
}
