using ImageGen.Building.Options;

namespace ImageGen.Images;

/// <summary>Merges the options of a call with those of the image, and sets the documented defaults. The description of an option contains its rule.</summary>
internal static class BuildOptionsMerge
{
    public static ImageBuildOptions Merge(ImageBuildOptions image, ImageBuildOptions? call)
    {
        call ??= new ImageBuildOptions();
        var merged = new ImageBuildOptions();
        foreach (var option in BuildOptionTable.OfBuild)
        {
            var value = option.RuledOutBy?.Invoke(call) == true ? null : image.Values.Find(option);
            merged.Values.Set(option, option.Join(value, call.Values.Find(option)));
        }

        return merged;
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
}
