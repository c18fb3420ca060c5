using System.Reflection;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Tests.Settings;

/// <summary>The table of settings and the attribute are of one mind, property by property.</summary>
public sealed class AttributeSettingsTests
{
    private static readonly PropertyInfo[] Declared =
        [.. typeof(DockerImageAttribute).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(static property => property.CanWrite)];

    public static TheoryData<string> Properties => [.. Declared.Select(static property => property.Name)];

    public static TheoryData<string> Settings => [.. AttributeSettings.All.Select(static setting => setting.Name)];

    public static TheoryData<string> Options => [.. AttributeSettings.All.Where(static setting => setting.IsOption).Select(static setting => setting.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_of_the_attribute_has_a_setting_of_its_kind(string property)
    {
        var setting = AttributeSettings.All.SingleOrDefault(setting => setting.Name == property);

        Assert.True(setting is not null, $"{nameof(AttributeSettings)}.{nameof(AttributeSettings.All)} has no setting for the property {property} of [DockerImage].");
        var type = Declared.Single(declared => declared.Name == property).PropertyType;
        Assert.Equal(type.IsEnum ? typeof(EnumSetting) : type == typeof(bool) ? typeof(FlagSetting) : type.IsArray ? typeof(ListSetting) : typeof(TextSetting), setting.GetType());
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_has_a_property_of_the_attribute(string setting) =>
        Assert.True(Declared.Any(property => property.Name == setting), $"[DockerImage] has no property for the setting {setting}.");

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_has_a_property_of_the_build_options(string setting)
    {
        var type = AttributeSettings.All.Single(each => each.Name == setting).IsAuto ? typeof(AutoDockerfileOptions) : typeof(ImageBuildOptions);

        Assert.True(type.GetProperty(setting) is not null, $"{type.Name} has no property for the setting {setting}.");
    }

    [Fact]
    public void Every_setting_of_the_table_is_listed() => Assert.Equal(
        typeof(AttributeSettings).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => field.Name),
        AttributeSettings.All.Select(static setting => setting.Name));
}
