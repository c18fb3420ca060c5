namespace ImageGen.Building.Options;

/// <summary>Options that are described together. Each description adds itself in its constructor, so that none can be forgotten.</summary>
internal sealed class OptionGroup
{
    private readonly List<BuildOption> _options = [];

    private OptionGroup(Func<ImageBuildOptions, OptionValues> valuesOf) => ValuesOf = valuesOf;

    /// <summary>Gets the values of the group from the options of a build.</summary>
    public Func<ImageBuildOptions, OptionValues> ValuesOf { get; }

    public IReadOnlyList<BuildOption> Options => _options;

    /// <summary>Creates a group of properties of <see cref="ImageBuildOptions"/>.</summary>
    public static OptionGroup OfBuild() => new(static options => options.Values);

    /// <summary>Creates a group of properties of <see cref="ClassicBuildOptions"/>.</summary>
    public static OptionGroup OfClassic() => new(static options => options.Classic.Values);

    /// <summary>Creates a group of properties of <see cref="AutoDockerfileOptions"/>.</summary>
    public static OptionGroup OfAuto() => new(static options => options.Auto.Values);

    public void Add(BuildOption option) => _options.Add(option);
}
