using System.Reflection;

namespace ImageGen.Generator.Tests;

/// <summary>What the generated members do when they run.</summary>
public sealed class RunTimeTests
{
    /// <summary>One setting of the attribute for each of its properties, and what the image must then say.</summary>
    private static readonly Dictionary<string, (string Setting, Func<DockerImage, bool> Arrived)> Settings = new(StringComparer.Ordinal)
    {
        ["Tag"] = ("Tag = \"1.4.0\"", static image => image.Reference.Tag?.ToString() == "1.4.0"),
        ["Dockerfile"] = ("Dockerfile = \"docker/Dockerfile\"", static image => image.Dockerfile == "docker/Dockerfile"),
        ["Context"] = ("Context = \"..\"", static image => image.Context == BuildContext.FromDirectory("..")),
        ["Project"] = ("Project = \"../Api/Api.csproj\"", static image => image.Project?.Path == "../Api/Api.csproj"),
        ["Target"] = ("Target = \"final\"", static image => image.Defaults.Target == "final"),
        ["Platforms"] = ("Platforms = [\"linux/amd64\", \"linux/arm64\"]", static image => image.Defaults.Platforms.SequenceEqual([Platform.Parse("linux/amd64"), Platform.Parse("linux/arm64")])),
        ["Args"] = ("Args = [\"A=1=2\", \"PATH\", \"IMAGEGEN_TEST_UNSET\"]", static image =>
            image.Defaults.Args["A"] == "1=2" && image.Defaults.Args["PATH"] == Environment.GetEnvironmentVariable("PATH")
            && image.Defaults.Args.Contains("IMAGEGEN_TEST_UNSET") && image.Defaults.Args["IMAGEGEN_TEST_UNSET"] is null),
        ["Labels"] = ("Labels = [\"title=The Shop\"]", static image => image.Defaults.Labels["title"] == "The Shop"),
        ["CacheFrom"] = ("CacheFrom = [\"acme/shop:cache\"]", static image => image.Defaults.CacheFrom.Single() == ImageReference.Parse("acme/shop:cache")),
        ["ExtraHosts"] = ("ExtraHosts = [\"db:10.0.0.7\"]", static image => image.Defaults.ExtraHosts["db"] == "10.0.0.7"),
        ["Secrets"] = ("Secrets = [\"id=npmrc,src=.npmrc\", \"id=token,env=TOKEN\", \"id=PATH\", \"id=imagegen-test-unset\"]", static image => image.Defaults.Secrets.Select(static secret => secret.ToString()).SequenceEqual(
        [
            "secret 'npmrc' from the file '.npmrc'",
            "secret 'token' from the environment variable TOKEN",
            "secret 'PATH' from the environment variable PATH",
            "secret 'imagegen-test-unset' from the file 'imagegen-test-unset'",
        ])),
        ["Network"] = ("Network = \"none\"", static image => image.Defaults.Network == "none"),
        ["BaseRegistry"] = ("BaseRegistry = \"mirror.example.com\"", static image => image.Defaults.Auto.BaseRegistry == "mirror.example.com"),
        ["PublishOn"] = ("PublishOn = ImageGen.PublishLocation.Host", static image => image.Defaults.Auto.PublishOn == PublishLocation.Host),
        ["BaseImage"] = ("BaseImage = \"acme/base:1\"", static image => image.Defaults.Auto.BaseImage == ImageReference.Parse("acme/base:1")),
        ["ContainerFamily"] = ("ContainerFamily = \"alpine\"", static image => image.Defaults.Auto.ContainerFamily == "alpine"),
        ["SdkTag"] = ("SdkTag = \"10.0.401\"", static image => image.Defaults.Auto.SdkTag == "10.0.401"),
        ["Packages"] = ("Packages = [\"tzdata\", \"curl\"]", static image => image.Defaults.Auto.Packages.SequenceEqual(["tzdata", "curl"])),
        ["Env"] = ("Env = [\"A=1=2\", \"B=\"]", static image => image.Defaults.Auto.Env["A"] == "1=2" && image.Defaults.Auto.Env["B"].Length == 0),
        ["Ports"] = ("Ports = [\"5000\", \"53/udp\"]", static image => image.Defaults.Auto.Ports.SequenceEqual([new ExposedPort(5000), new ExposedPort(53, PortProtocol.Udp)])),
        ["User"] = ("User = \"1000:1000\"", static image => image.Defaults.Auto.User == "1000:1000"),
        ["HealthCheck"] = ("HealthCheck = \"/health\"", static image => image.Defaults.Auto.HealthCheck == "/health"),
        ["Volumes"] = ("Volumes = [\"/data\"]", static image => image.Defaults.Auto.Volumes.SequenceEqual(["/data"])),
        ["PublishProperties"] = ("PublishProperties = [\"PublishReadyToRun=true\"]", static image => image.Defaults.Auto.PublishProperties["PublishReadyToRun"] == "true"),
        ["Configuration"] = ("Configuration = \"Debug\"", static image => image.Defaults.Auto.Configuration == "Debug"),
        ["Framework"] = ("Framework = \"net10.0\"", static image => image.Defaults.Auto.Framework == "net10.0"),
        ["Files"] = ("Files = [\"/etc/acme/ca.pem=certs/ca.pem\"]", static image => image.Defaults.Auto.Files["/etc/acme/ca.pem"] == "certs/ca.pem"),
        ["Command"] = ("Command = [\"--urls\", \"http://*:5000\"]", static image => image.Defaults.Auto.Command.SequenceEqual(["--urls", "http://*:5000"])),
        ["Pull"] = ("Pull = false", static image => image.Defaults.Pull == false),
        ["NoCache"] = ("NoCache = true", static image => image.Defaults.NoCache == true),
        ["Builder"] = ("Builder = ImageGen.ImageBuilder.BuildKit", static image => image.Defaults.Builder == ImageBuilder.BuildKit),
    };

    public static TheoryData<string> Properties =>
        [.. typeof(DockerImageAttribute).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(static property => property.CanWrite).Select(static property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_of_the_attribute_reaches_the_image(string property)
    {
        Assert.True(Settings.TryGetValue(property, out var example), $"{nameof(Settings)} has no example for the new property {property}.");

        Assert.True(example.Arrived(ImageOf($"\"acme/shop\", {example.Setting}")), $"{example.Setting} did not arrive");
    }

    [Fact]
    public void What_the_attribute_does_not_say_is_left_to_the_runtime()
    {
        var image = ImageOf("\"acme/shop\"");

        Assert.Equal("auto", image.Dockerfile);
        Assert.Null(image.Context);
        Assert.Null(image.Defaults.Pull);
        Assert.Null(image.Defaults.NoCache);
        Assert.Null(image.Defaults.Builder);
        Assert.Null(image.Defaults.Auto.BaseRegistry);
        Assert.Empty(image.Defaults.Platforms);
    }

    [Fact]
    public void The_image_is_made_once_with_one_tag()
    {
        var type = Load("\"acme/shop\"");

        var first = Read<DockerImage>(type, "Image");

        Assert.Same(first, Read<DockerImage>(type, "Image"));
        Assert.Equal(first.Reference, Read<ImageReference>(type, "Reference"));
        Assert.NotNull(first.Reference.Tag);
    }

    [Theory]
    [InlineData("shop", "", "shop", null)]
    [InlineData("shop:1.0", "", "shop", "shop:1.0")]
    [InlineData("shop:1.0", "ghcr.io/acme/", "ghcr.io/acme/shop", "ghcr.io/acme/shop:1.0")]
    [InlineData("other/shop", "ghcr.io/acme", "other/shop", null)]
    [InlineData("localhost:5000/shop", "ghcr.io/acme", "localhost:5000/shop", null)]
    [InlineData("docker.io/ubuntu", "ghcr.io/acme", "docker.io/ubuntu", null)]
    public void Name_and_ReferenceText_have_the_default_namespace_of_MSBuild(string written, string setting, string name, string? referenceText)
    {
        var type = Load($"\"{written}\"", setting);

        Assert.Equal(name, type.GetField("Name")!.GetRawConstantValue());
        Assert.Equal(referenceText, type.GetField("ReferenceText")?.GetRawConstantValue());
    }

    private static DockerImage ImageOf(string arguments) => Read<DockerImage>(Load(arguments), "Image");

    private static T Read<T>(Type type, string property) => (T)type.GetProperty(property)!.GetValue(null)!;

    private static Type Load(string arguments, string defaultNamespace = "")
    {
        var project = new UserProject($"[ImageGen.DockerImage({arguments})] public static partial class Shop;")
        {
            Files = { ["docker/Dockerfile"] = "FROM scratch" },
            Properties = { ["ImageGenDefaultNamespace"] = defaultNamespace },
        };
        return project.Compile().Load().GetType("Shop")!;
    }
}
