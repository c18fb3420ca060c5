namespace ImageGen.Building.Options;

/// <summary>An option with the type of its property. The call's value overrides the image's, and the image's overrides the default.</summary>
internal class BuildOption<T>(OptionGroup group, string name) : BuildOption(group, name)
{
    /// <summary>The documented default. Default: <see langword="null"/>.</summary>
    public T Default
    {
        init => DefaultValue = value;
    }
}
