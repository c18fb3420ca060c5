namespace ImageGen.Building.Options;

/// <summary>Options that are described together. A description adds itself, so that none is forgotten.</summary>
internal sealed class OptionGroup
{
    private readonly List<BuildOption> _options = [];

    private OptionGroup(Func<ImageBuildOptions, OptionValues> valuesOf) => ValuesOf = valuesOf;

    /// <summary>Where a build's options keep the values.</summary>
    public Func<ImageBuildOptions, OptionValues> ValuesOf { get; }

    public IReadOnlyList<BuildOption> Options => _options;

    /// <summary>Makes a group of properties of <see cref="ImageBuildOptions"/>.</summary>
    public static OptionGroup OfBuild() => new(static options => options.Values);

    /// <summary>Makes a group of properties of <see cref="ClassicBuildOptions"/>.</summary>
    public static OptionGroup OfClassic() => new(static options => options.Classic.Values);

    public void Add(BuildOption option) => _options.Add(option);
}
