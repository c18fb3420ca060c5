namespace ImageGen.Generator.Settings;

/// <summary>The settings of <c>[DockerImage]</c>. To add one, add a property to the attribute and a field here, and list the field in <see cref="All"/>.</summary>
internal static class AttributeSettings
{
    /// <summary>The tag. The resolution of the name checks it, because the name can also contain a tag.</summary>
    public static readonly TextSetting Tag = new("Tag") { IsOption = false, FindError = static _ => null };

    public static readonly TextSetting Dockerfile = new("Dockerfile")
    {
        IsOption = false,
        NullText = "",
        FindError = static text => SettingTexts.FindBlank(text, "write the path of a Dockerfile, or 'auto'"),
    };

    public static readonly TextSetting Context = new("Context") { IsOption = false };

    public static readonly TextSetting Project = new("Project") { IsOption = false };

    public static readonly ListSetting Platforms = new("Platforms", SettingTexts.ReadPlatform);

    public static readonly ListSetting Args = new("Args", NamedEntries.ReadArgument);

    public static readonly ListSetting Labels = new("Labels", NamedEntries.ReadLabel);

    public static readonly ListSetting CacheFrom = new("CacheFrom", SettingTexts.ReadImage);

    public static readonly ListSetting ExtraHosts = new("ExtraHosts", NamedEntries.ReadHost);

    public static readonly ListSetting Secrets = new("Secrets", SecretEntries.Read) { IsConfidential = true };

    public static readonly TextSetting Target = new("Target");

    public static readonly TextSetting Network = new("Network");

    public static readonly TextSetting BaseRegistry = new("BaseRegistry") { FindError = SettingTexts.FindRegistryError };

    public static readonly FlagSetting Pull = new("Pull");

    public static readonly FlagSetting NoCache = new("NoCache");

    public static readonly EnumSetting Builder = new("Builder", "ImageBuilder");

    /// <summary>All settings, in the order in which they are checked and emitted.</summary>
    public static IReadOnlyList<AttributeSetting> All { get; } =
        [Tag, Dockerfile, Context, Project, Platforms, Args, Labels, CacheFrom, ExtraHosts, Secrets, Target, Network, BaseRegistry, Pull, NoCache, Builder];

    /// <summary>Returns the names that an attribute sets in an option with named values. A build does not need to set them again.</summary>
    public static IEnumerable<string> NamesGiven(SettingValues settings, string option) => All.OfType<ListSetting>()
        .Where(setting => setting.IsOption && setting.Name == option)
        .SelectMany(setting => setting.Entries(settings))
        .Select(static entry => entry.Name)
        .OfType<string>();
}
