namespace ImageGen.Generator.Settings;

/// <summary>The settings of <c>[DockerImage]</c>, each described once. To add one, add its property to the attribute and its line here, and list it in <see cref="All"/>.</summary>
internal static class AttributeSettings
{
    /// <summary>The resolution of the name checks the tag, since the name may hold one too.</summary>
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

    /// <summary>The names that an attribute gives to an option whose values have names: whoever builds need not give them again.</summary>
    public static IEnumerable<string> NamesGiven(SettingValues settings, string option) => All.OfType<ListSetting>()
        .Where(setting => setting.IsOption && setting.Name == option)
        .SelectMany(setting => setting.Entries(settings))
        .Select(static entry => entry.Name)
        .OfType<string>();
}
