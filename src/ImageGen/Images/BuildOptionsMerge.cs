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
        foreach (var option in BuildOptionTable.OfClassic)
        {
            merged.Values.Set(option, option.Join(image.Values.Find(option), call.Values.Find(option)));
        }

        return merged;
    }
}
