using ImageGen.Building.Options;

namespace ImageGen.Images;

/// <summary>Merges the options of a call with those of the image, and sets the documented defaults. The description of an option contains its rule.</summary>
internal static class BuildOptionsMerge
{
    public static ImageBuildOptions Merge(ImageBuildOptions image, ImageBuildOptions? call)
    {
        var merged = Join(image, call ?? new ImageBuildOptions());
        Complete(BuildOptionTable.OfBuild, merged.Values);
        Complete(BuildOptionTable.OfClassic, merged.Classic.Values);
        Complete(BuildOptionTable.OfAuto, merged.Auto.Values);
        return merged;
    }

    /// <summary>Merges two levels of options. What neither sets stays unset, so that a lower level can set it.</summary>
    /// <param name="lower">The options that are used if the others do not set a value.</param>
    /// <param name="upper">The options that take precedence.</param>
    public static ImageBuildOptions Join(ImageBuildOptions lower, ImageBuildOptions upper)
    {
        var joined = new ImageBuildOptions();
        foreach (var option in BuildOptionTable.OfBuild)
        {
            var value = option.RuledOutBy?.Invoke(upper) == true ? null : lower.Values.Find(option);
            joined.Values.Set(option, option.Join(value, upper.Values.Find(option)));
        }

        return joined;
    }

    public static ClassicBuildOptions MergeClassic(ClassicBuildOptions image, ClassicBuildOptions call)
    {
        var merged = new ClassicBuildOptions();
        Join(BuildOptionTable.OfClassic, image.Values, call.Values, merged.Values);
        return merged;
    }

    public static AutoDockerfileOptions MergeAuto(AutoDockerfileOptions image, AutoDockerfileOptions call)
    {
        var merged = new AutoDockerfileOptions();
        Join(BuildOptionTable.OfAuto, image.Values, call.Values, merged.Values);
        return merged;
    }

    private static void Join(BuildOption[] options, OptionValues image, OptionValues call, OptionValues merged)
    {
        foreach (var option in options)
        {
            merged.Set(option, option.Join(image.Find(option), call.Find(option)));
        }
    }

    private static void Complete(BuildOption[] options, OptionValues merged)
    {
        foreach (var option in options)
        {
            merged.Set(option, merged.Find(option) ?? option.DefaultValue);
        }
    }
}
