namespace ImageGen.Building.Options;

/// <summary>An option with the type of its property. The call's value goes before the image's, and that before the default.</summary>
internal class BuildOption<T>(OptionGroup group, string name) : BuildOption(group, name)
{
    /// <summary>The documented default. Default: the value stays <see langword="null"/>.</summary>
    public T Default
    {
        init => DefaultValue = value;
    }
}
