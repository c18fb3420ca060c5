namespace ImageGen.Generator.Tests;

/// <summary>Images that are built from others of the program.</summary>
public sealed class DependencyTests
{
    private const string Base = "[ImageGen.DockerImage(\"ghcr.io/acme/base\", Tag = \"2\", Dockerfile = \"base.Dockerfile\")] static partial class Base;";

    [Theory]
    [InlineData("FROM ghcr.io/acme/base\n", "ghcr.io/acme/base")]
    [InlineData("FROM ghcr.io/acme/base:2 AS base\n", "ghcr.io/acme/base:2")]
    [InlineData("ARG TAG=2\nFROM ghcr.io/acme/base:$TAG\n", "ghcr.io/acme/base:2")]
    [InlineData("FROM scratch\nCOPY --from=ghcr.io/acme/base /a /b\n", "ghcr.io/acme/base")]
    [InlineData("FROM scratch\nRUN --mount=from=ghcr.io/acme/base:2,target=/base true\n", "ghcr.io/acme/base:2")]
    public void An_image_that_the_Dockerfile_names_is_built_first(string dockerfile, string name)
    {
        var (dependency, image) = Assert.Single(DependenciesOf(dockerfile));

        Assert.Equal(name, dependency);
        Assert.Equal("ghcr.io/acme/base:2", image);
    }

    [Theory]
    [InlineData("FROM ghcr.io/acme/base:1\n")]
    [InlineData("FROM ghcr.io/acme/base@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("FROM acme/base\n")]
    [InlineData("FROM scratch AS base\nFROM base\n")]
    [InlineData("FROM ghcr.io/acme/base AS other\nFROM scratch\n")]
    public void Another_image_is_pulled(string dockerfile) => Assert.Empty(DependenciesOf(dockerfile));

    [Fact]
    public void A_class_can_be_the_base_image_of_a_project()
    {
        var type = new UserProject(Base, "[ImageGen.DockerImage(\"acme/shop\", Project = \"../Api/Api.csproj\", BaseImage = typeof(Base))] public static partial class Shop;")
        {
            Files = { ["base.Dockerfile"] = "FROM scratch\n" },
        }.Compile().Load().GetType("Shop")!;

        var image = (DockerImage)type.GetProperty("Image")!.GetValue(null)!;

        Assert.Equal("ghcr.io/acme/base", image.Defaults.Auto.BaseImage!.ToString());
        Assert.Equal(("ghcr.io/acme/base", "ghcr.io/acme/base:2"), (image.Dependencies.Single().Name, image.Dependencies.Single().Image.Reference.ToString()));
    }

    [Fact]
    public void IMG0009_a_class_without_an_image_cannot_be_a_base_image()
    {
        var compiled = new UserProject("[ImageGen.DockerImage(\"acme/shop\", Project = \"../Api/Api.csproj\", BaseImage = typeof(string))] static partial class Shop;").Compile();

        Assert.Contains("this class has no [DockerImage]. Add the attribute to it, or use the name of an image", compiled.AssertReported("IMG0009", "typeof(string)").GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void IMG0027_an_image_that_needs_itself_over_others()
    {
        var compiled = new UserProject(
            "[ImageGen.DockerImage(\"acme/a\", Dockerfile = \"a.Dockerfile\")] static partial class A;",
            "[ImageGen.DockerImage(\"acme/b\", Dockerfile = \"b.Dockerfile\")] static partial class B;",
            "[ImageGen.DockerImage(\"acme/c\", Dockerfile = \"c.Dockerfile\")] static partial class C;")
        {
            Files = { ["a.Dockerfile"] = "FROM acme/b\n", ["b.Dockerfile"] = "FROM acme/c\n", ["c.Dockerfile"] = "FROM scratch\nCOPY --from=acme/b / /\n" },
        }.Compile();

        Assert.Contains("The image of 'B' needs itself: B → C → B.", compiled.AssertReported("IMG0027", "B").GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ways_to_one_image_are_no_circle()
    {
        var compiled = new UserProject(
            Base,
            "[ImageGen.DockerImage(\"acme/left\", Dockerfile = \"left.Dockerfile\")] static partial class Left;",
            "[ImageGen.DockerImage(\"acme/top\", Dockerfile = \"top.Dockerfile\")] static partial class Top;")
        {
            Files = { ["base.Dockerfile"] = "FROM scratch\n", ["left.Dockerfile"] = "FROM ghcr.io/acme/base\n", ["top.Dockerfile"] = "FROM acme/left\nCOPY --from=ghcr.io/acme/base / /\n" },
        }.Compile();

        compiled.AssertCompilesWithoutWarning();
    }

    private static IEnumerable<(string Name, string Image)> DependenciesOf(string dockerfile)
    {
        var type = new UserProject(Base, "[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] public static partial class Shop;")
        {
            Files = { ["Dockerfile"] = dockerfile, ["base.Dockerfile"] = "FROM scratch\n" },
        }.Compile().Load().GetType("Shop")!;
        return ((DockerImage)type.GetProperty("Image")!.GetValue(null)!).Dependencies.Select(static dependency => (dependency.Name, dependency.Image.Reference.ToString()));
    }
}
