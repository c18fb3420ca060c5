using ImageGen.Images;

namespace ImageGen.Building.Options;

/// <summary>The option with the settings of the classic builder, which have separate descriptions.</summary>
internal sealed class ClassicOption(OptionGroup group, string name) : BuildOption<ClassicBuildOptions>(group, name)
{
    public override object? Create() => new ClassicBuildOptions();

    public override object? Join(object? image, object? call) =>
        BuildOptionsMerge.MergeClassic((ClassicBuildOptions?)image ?? new(), (ClassicBuildOptions?)call ?? new());
}
