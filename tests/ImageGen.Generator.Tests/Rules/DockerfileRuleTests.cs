namespace ImageGen.Generator.Tests.Rules;

/// <summary>IMG0005: the Dockerfile was not found.</summary>
public sealed class DockerfileRuleTests
{
    [Fact]
    public void IMG0005_path_that_is_not_there_leaves_the_members_whole()
    {
        var compiled = Project("docker/api.Dockerfile").Compile();

        compiled.AssertReported("IMG0005", "\"docker/api.Dockerfile\"");
        Assert.Empty(compiled.CompilerDiagnostics);
        Assert.Contains("new global::ImageGen.DockerImage(\"acme/shop\", null, \"docker/api.Dockerfile\")", compiled.Sources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dockerfile", "similar files: 'Dockerfile'")]
    [InlineData("api/Dockerfile", "similar files: 'Dockerfile'")]
    [InlineData("../Dockerfile", "similar files: 'Dockerfile'")]
    public void IMG0005_says_which_file_may_be_meant(string written, string says)
    {
        var project = Project(written);
        project.Files["Dockerfile"] = "FROM scratch";

        Assert.Contains(says, project.Compile().AssertReported("IMG0005", $"\"{written}\"").GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dockerfile", "Dockerfile")]
    [InlineData("./docker/../Dockerfile", "Dockerfile")]
    [InlineData(@"docker\\api.Dockerfile", "docker/api.Dockerfile")]
    [InlineData("../Dockerfile", "../Dockerfile")]
    [InlineData("odd name.txt", "odd name.txt")]
    public void A_file_among_the_additional_files_is_found(string written, string file)
    {
        var project = Project(written);
        project.Files[file] = "FROM scratch";

        project.Compile().AssertCompilesWithoutWarning();
    }

    [Theory]
    [InlineData("/srv/build/Dockerfile", "")]
    [InlineData(@"C:\\build\\Dockerfile", "")]
    [InlineData("docker/Dockerfile", "Context = \"https://example.com/shop.git\"")]
    [InlineData("docker/Dockerfile", "Context = \"git@example.com:shop.git\"")]
    [InlineData("auto", "")]
    public void What_cannot_be_known_is_not_judged(string written, string setting) =>
        Project(written, setting).Compile().AssertCompilesWithoutWarning();

    [Fact]
    public void Without_the_packages_props_nothing_is_known()
    {
        var project = new UserProject("[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] static partial class Shop;")
        {
            HasProps = false,
            Properties = { ["ProjectDir"] = "/home/dev/shop/deploy/" },
        };

        project.Compile().AssertCompilesWithoutWarning();
    }

    private static UserProject Project(string dockerfile, string setting = "")
    {
        var more = setting.Length == 0 ? "" : ", " + setting;
        return new UserProject($"[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"{dockerfile}\"{more})] static partial class Shop;", Caller.Of("Shop"));
    }
}
