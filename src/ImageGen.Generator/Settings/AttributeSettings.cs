using ImageGen.Projects.Dockerfiles;

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

    public static readonly EnumSetting PublishOn = new("PublishOn", "PublishLocation") { IsAuto = true };

    public static readonly TextSetting BaseRegistry = new("BaseRegistry") { IsAuto = true, FindError = ImageSettingErrors.FindInRegistry };

    public static readonly TextSetting BaseImage = new("BaseImage") { IsAuto = true, FindError = BaseClass.FindError, ReadType = BaseClass.NameOf };

    public static readonly TextSetting ContainerFamily = new("ContainerFamily") { IsAuto = true, FindError = ImageSettingErrors.FindInTag };

    public static readonly TextSetting SdkTag = new("SdkTag") { IsAuto = true, FindError = ImageSettingErrors.FindInTag };

    public static readonly ListSetting Packages = new("Packages", static text => SettingTexts.ReadText(text, ImageSettingErrors.FindInPackage)) { IsAuto = true };

    public static readonly ListSetting Env = new("Env", static text => NamedEntries.ReadAuto(text, ImageSettingErrors.FindInVariable)) { IsAuto = true };

    public static readonly ListSetting Ports = new("Ports", SettingTexts.ReadPort) { IsAuto = true };

    public static readonly TextSetting User = new("User") { IsAuto = true, FindError = ImageSettingErrors.FindInUser };

    public static readonly TextSetting HealthCheck = new("HealthCheck") { IsAuto = true, FindError = ImageSettingErrors.FindInHealthCheck };

    public static readonly ListSetting Volumes = new("Volumes", static text => SettingTexts.ReadText(text, ImageSettingErrors.FindInVolume)) { IsAuto = true };

    public static readonly ListSetting PublishProperties = new("PublishProperties", static text => NamedEntries.ReadAuto(text, ImageSettingErrors.FindInProperty)) { IsAuto = true };

    public static readonly TextSetting Configuration = new("Configuration") { IsAuto = true, FindError = ImageSettingErrors.FindInName };

    public static readonly TextSetting Framework = new("Framework") { IsAuto = true, FindError = ImageSettingErrors.FindInName };

    public static readonly ListSetting Files = new("Files", static text => NamedEntries.ReadAuto(text, ImageSettingErrors.FindInTarget)) { IsAuto = true };

    public static readonly ListSetting Command = new("Command", static text => SettingTexts.ReadText(text, ImageSettingErrors.FindInText)) { IsAuto = true };

    public static readonly FlagSetting Pull = new("Pull");

    public static readonly FlagSetting NoCache = new("NoCache");

    public static readonly EnumSetting Builder = new("Builder", "ImageBuilder");

    /// <summary>All settings, in the order in which they are checked and emitted.</summary>
    public static IReadOnlyList<AttributeSetting> All { get; } =
    [
        Tag, Dockerfile, Context, Project, Platforms, Args, Labels, CacheFrom, ExtraHosts, Secrets, Target, Network,
        PublishOn, BaseRegistry, BaseImage, ContainerFamily, SdkTag, Packages, Env, Ports, User, HealthCheck, Volumes, PublishProperties, Configuration, Framework, Files, Command,
        Pull, NoCache, Builder,
    ];

    /// <summary>Returns the build arguments that an attribute sets.</summary>
    public static Dictionary<string, string?> ArgumentsIn(SettingValues settings) =>
        Args.Entries(settings).ToDictionary(static argument => argument.Name!, static argument => argument.Value, StringComparer.Ordinal);

    /// <summary>Returns the names that an attribute sets in an option with named values. A build does not need to set them again.</summary>
    public static IEnumerable<string> NamesGiven(SettingValues settings, string option) => All.OfType<ListSetting>()
        .Where(setting => setting.IsOption && setting.Name == option)
        .SelectMany(setting => setting.Entries(settings))
        .Select(static entry => entry.Name)
        .OfType<string>();
}
