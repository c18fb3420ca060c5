using System.Text;

namespace ImageGen.Generator.Tests;

/// <summary>What the generator describes for the target <c>ImageGenEject</c>.</summary>
public sealed class EjectionTests
{
    private const string Facts = """
        Directory=/home/dev/shop/deploy
        Project=/home/dev/shop/api/Api.csproj
        TargetFramework=net10.0
        AssemblyName=Shop.Api
        OutputType=Exe
        Project=/home/dev/shop/web/Web.csproj
        TargetFramework=net10.0
        AssemblyName=Shop.Web
        OutputType=Exe
        OuterFeed=/home/dev/shop/nuget.config|../../packages
        Project=/home/dev/shop/tool/Tool.fsproj
        TargetFramework=net10.0
        AssemblyName=Tool
        OutputType=Exe
        OuterFeed=/sdk/FSharp/Sdk.props|/sdk/FSharp/library-packs

        """;

    private const string Api = "[ImageGen.DockerImage(\"acme/api\", Project = \"../api/Api.csproj\")] static partial class Api;";
    private const string Web = "[ImageGen.DockerImage(\"acme/web\", Project = \"../web/Web.csproj\")] static partial class Web;";

    [Fact]
    public void Other_builds_describe_nothing() => Assert.DoesNotContain(Project("", Api).Compile().Sources, IsDescription);

    [Fact]
    public void The_file_has_the_text_of_the_constant()
    {
        var compiled = Project("*", Api).Compile();
        var image = Assert.Single(Describe(compiled));

        compiled.AssertCompilesWithoutWarning();
        Assert.Equal(("Api", "/home/dev/shop/deploy/Source0.cs"), (image["Class"], image["Source"]));
        Assert.Equal(("Dockerfile", "Dockerfile.dockerignore"), (image["Dockerfile"], image["IgnoreFile"]));
        Assert.Equal(compiled.Load().GetType("Api")!.GetField("DockerfileText", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)!.GetRawConstantValue(), image["Text"]);
    }

    [Fact]
    public void The_edit_names_the_old_text_and_its_place()
    {
        var image = Assert.Single(Describe(Project("*", "// ü\r\n" + Api).Compile()));

        Assert.Equal("(\"acme/api\", Project = \"../api/Api.csproj\")", image["Old"]);
        Assert.Equal("(\"acme/api\", Dockerfile = \"Dockerfile\", Context = \"../api\")", image["New"]);
        Assert.Equal(("// ü\r\n" + Api).IndexOf("(\"", StringComparison.Ordinal).ToString(System.Globalization.CultureInfo.InvariantCulture), image["Start"]);
    }

    [Fact]
    public void Several_images_have_files_with_the_names_of_their_classes()
    {
        var images = Describe(Project("*", Api, "namespace Acme { partial class Outer { " + Api.Replace("../api", "./../api", StringComparison.Ordinal) + " } partial class Other { [ImageGen.DockerImage(\"acme/other\", Project = \"../api/Api.csproj\")] internal partial class Tool { } } }").Compile());

        Assert.Equal(["Api.Dockerfile", "Acme.Outer.Api.Dockerfile", "Tool.Dockerfile"], images.Select(static image => image["Dockerfile"]));
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Acme.Api")]
    public void One_class_can_be_chosen(string name)
    {
        var image = Assert.Single(Describe(Project(name, "namespace Acme { " + Api + " }", Web).Compile()));

        Assert.Equal(("Api", "Dockerfile"), (image["Class"], image["Dockerfile"]));
    }

    [Fact]
    public void Without_such_a_class_those_that_exist_are_named() => Assert.Equal(["Api", "Web"], Found(Project("Shop", Api, Web).Compile()));

    [Fact]
    public void The_rules_of_the_contexts_folder_are_repeated()
    {
        var project = Project("*", Api);
        project.Files["../api/.dockerignore"] = "secrets\n";

        var image = Assert.Single(Describe(project.Compile()));

        Assert.EndsWith("\nsecrets\n", image["IgnoreText"], StringComparison.Ordinal);
    }

    /// <summary>A build by <c>auto</c> sends the files that a project needs by their names, whatever that file excludes.</summary>
    [Fact]
    public void A_file_that_the_project_names_follows_the_rules_of_the_context_that_exclude_it()
    {
        var project = Project("*", Api);
        project.Files["../api/.dockerignore"] = "**/*.csproj\n";

        var image = Assert.Single(Describe(project.Compile()));

        Assert.EndsWith("\n**/*.csproj\n!Api.csproj\n", image["IgnoreText"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"../web/Web.csproj\"", "The package source '../../packages' in '../nuget.config' is a folder outside of the repository, which only 'auto' sends. Move the folder")]
    [InlineData("\"../tool/Tool.fsproj\"", "The package source '/sdk/FSharp/library-packs' in '../../../../sdk/FSharp/Sdk.props' is a folder outside of the repository, which only 'auto' sends. Set the property DisableImplicitLibraryPacksFolder")]
    [InlineData("\"../api/Api.csproj\", PublishOn = ImageGen.PublishLocation.Host", "PublishOn is Host")]
    [InlineData("\"../api/Api.csproj\", Context = \"https://git.test/api.git\"", "The context 'https://git.test/api.git' is not a folder")]
    [InlineData("\"../\" + \"gone/Gone.csproj\"", "The compiler has no information about the project")]
    public void An_obstacle_is_named(string project, string expected)
    {
        var image = Assert.Single(Describe(Project("*", $"[ImageGen.DockerImage(\"acme/api\", Project = {project})] static partial class Api;").Compile()));

        Assert.StartsWith(expected, image["Obstacle"], StringComparison.Ordinal);
    }

    private static UserProject Project(string request, params string[] sources) => new(sources)
    {
        Properties = { ["ImageGenEject"] = request },
        Files = { ["obj/ImageGen.ProjectFacts.txt"] = Facts },
    };

    private static bool IsDescription(GeneratedSourceResult source) => source.HintName == "ImageGen-eject.g.cs";

    private static List<Dictionary<string, string>> Describe(CompiledProject compiled)
    {
        var images = new List<Dictionary<string, string>>();
        foreach (var (name, value) in Values(compiled).Where(static value => value.Name != "Found"))
        {
            if (name == "Class")
            {
                images.Add([]);
            }

            images[^1].Add(name, value);
        }

        return images;
    }

    private static IEnumerable<string> Found(CompiledProject compiled) => Values(compiled).Where(static value => value.Name == "Found").Select(static value => value.Value);

    private static IEnumerable<(string Name, string Value)> Values(CompiledProject compiled) => Assert.Single(compiled.Sources, IsDescription).SourceText.ToString()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(static line => line["// ".Length..].Split('=', 2))
        .Select(static parts => (parts[0], Encoding.UTF8.GetString(Convert.FromBase64String(parts[1]))));
}
