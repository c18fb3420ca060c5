using System.Reflection;
using System.Xml.Linq;
using ImageGen.Building.Options;
using Xunit;

namespace ImageGen.Tests.Building.Options;

/// <summary>Every option has one description, and every description is of an option.</summary>
public sealed class BuildOptionTableTests
{
    /// <summary>What the documentation of an option says where only BuildKit obeys it.</summary>
    private const string BuildKitOnly = "BuildKit only.";

    /// <summary>What the documentation says where builds in this process obey it too.</summary>
    private const string NotOnlyBuildKit = "BuildKit and builds in process only.";

    public static TheoryData<string> Properties => Names(typeof(ImageBuildOptions));

    public static TheoryData<string> AutoProperties => Names(typeof(AutoDockerfileOptions));

    public static TheoryData<string> ClassicProperties => Names(typeof(ClassicBuildOptions));

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_property_keeps_its_value_where_its_description_looks(string name)
    {
        var property = typeof(ImageBuildOptions).GetProperty(name)!;
        var options = OptionSamples.With<ImageBuildOptions>(property);

        var option = Assert.Single(BuildOptionTable.OfBuild, option => option.Name == name);

        Assert.Equal(property.GetValue(options), option.ValueIn(options));
        Assert.All(BuildOptionTable.OfBuild.Except([option]), other => Assert.Null(other.ValueIn(options)));
    }

    [Theory]
    [MemberData(nameof(ClassicProperties))]
    public void A_property_of_the_classic_builder_keeps_its_value_where_its_description_looks(string name)
    {
        var property = typeof(ClassicBuildOptions).GetProperty(name)!;
        var classic = OptionSamples.With<ClassicBuildOptions>(property);

        var option = Assert.Single(BuildOptionTable.OfClassic, option => option.Name == name);

        Assert.Equal(property.GetValue(classic), option.ValueIn(new ImageBuildOptions { Classic = classic }));
        Assert.All(BuildOptionTable.OfClassic.Except([option]), other => Assert.Null(classic.Values.Find(other)));
    }

    [Theory]
    [MemberData(nameof(AutoProperties))]
    public void A_property_of_auto_keeps_its_value_where_its_description_looks(string name)
    {
        var property = typeof(AutoDockerfileOptions).GetProperty(name)!;
        var auto = OptionSamples.With<AutoDockerfileOptions>(property);

        var option = Assert.Single(BuildOptionTable.OfAuto, option => option.Name == name);

        Assert.Equal(property.GetValue(auto), option.ValueIn(new ImageBuildOptions { Auto = auto }));
        Assert.All(BuildOptionTable.OfAuto.Except([option]), other => Assert.Null(auto.Values.Find(other)));
    }

    [Fact]
    public void A_description_is_of_a_property()
    {
        Assert.All(BuildOptionTable.OfBuild, option => Assert.NotNull(typeof(ImageBuildOptions).GetProperty(option.Name)));
        Assert.All(BuildOptionTable.OfClassic, option => Assert.NotNull(typeof(ClassicBuildOptions).GetProperty(option.Name)));
        Assert.All(BuildOptionTable.OfAuto, option => Assert.NotNull(typeof(AutoDockerfileOptions).GetProperty(option.Name)));
    }

    [Fact]
    public void Every_group_of_descriptions_is_in_the_table()
    {
        var described = typeof(BuildOption).Assembly.GetTypes()
            .Where(type => type.Namespace == "ImageGen.Building.Options.Declarations")
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => field.GetValue(null))
            .OfType<BuildOption>();

        Assert.Equal(described.Select(option => option.Name).Order(), BuildOptionTable.All.Select(option => option.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_property_that_is_documented_as_BuildKit_s_is_described_as_such(string name)
    {
        var option = Assert.Single(BuildOptionTable.OfBuild, option => option.Name == name);
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(ImageBuildOptions).Assembly.Location, ".xml"));
        var summary = documentation.Descendants("member").Single(member => (string?)member.Attribute("name") == $"P:ImageGen.ImageBuildOptions.{name}").Value;

        // The other builders have no frontend that they could fetch.
        var isDocumented = (summary.Contains(BuildKitOnly, StringComparison.Ordinal) || summary.Contains(NotOnlyBuildKit, StringComparison.Ordinal)) && name != nameof(ImageBuildOptions.UseBuiltInFrontend);
        // Of these, a part is BuildKit's only, which the documentation describes.
        var isPart = name is nameof(ImageBuildOptions.Outputs) or nameof(ImageBuildOptions.CacheFrom);
        Assert.Equal(isDocumented || isPart, option.IsBuildKitOnly);
    }

    [Fact]
    public void A_collection_that_was_read_is_the_one_that_is_kept()
    {
        var options = new ImageBuildOptions();

        options.Tags.Add("1.0");
        options.Classic.SecurityOptions.Add("seccomp=unconfined");

        Assert.Equal(["1.0"], options.Tags);
        Assert.Equal(["seccomp=unconfined"], options.Classic.SecurityOptions);
    }

    [Fact]
    public void Threads_that_read_the_same_options_see_the_same_collection()
    {
        for (var i = 0; i < 100; i++)
        {
            var options = new ImageBuildOptions();
            var seen = new IList<ImageTag>[4];

            Parallel.For(0, seen.Length, thread => seen[thread] = options.Tags);

            Assert.All(seen, tags => Assert.Same(options.Tags, tags));
        }
    }

    private static TheoryData<string> Names(Type type) => [.. type.GetProperties().Select(property => property.Name)];
}
