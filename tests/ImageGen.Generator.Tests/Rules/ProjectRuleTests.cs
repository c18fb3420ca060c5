namespace ImageGen.Generator.Tests.Rules;

/// <summary>IMG0010, IMG0014, IMG0015: the project that an <c>auto</c> Dockerfile publishes.</summary>
public sealed class ProjectRuleTests
{
    private const string Own = """
        OwnProject=/home/dev/shop/deploy/Deploy.csproj
        Project=/home/dev/shop/deploy/Deploy.csproj
        TargetFramework=net10.0
        AssemblyName=Deploy
        OutputType=Exe
        """;

    private const string Api = """
        Project=/home/dev/shop/api/Api.csproj
        TargetFramework=net10.0
        AssemblyName=Shop.Api
        OutputType=Exe
        UsesAspNetCore=true
        Reference=/home/dev/shop/library/Library.csproj
        RestoreInput=/home/dev/shop/Directory.Packages.props
        Project=/home/dev/shop/library/Library.csproj
        TargetFramework=net10.0
        AssemblyName=Library
        OutputType=Library
        """;

    [Fact]
    public Task Facts_of_a_referenced_project_are_emitted()
    {
        var project = Project("Project = \"../api/Api.csproj\"", Own, Api);

        project.Compile().AssertCompilesWithoutWarning();
        return Verify(project.Run());
    }

    [Fact]
    public void Facts_of_the_own_project_are_emitted_where_none_is_named()
    {
        var compiled = Project("", Own).Compile();

        compiled.AssertCompilesWithoutWarning();
        Assert.Contains("Path = \"Deploy.csproj\",", compiled.Sources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_facts_are_emitted_beside_a_Dockerfile_of_the_users()
    {
        var project = Project("Dockerfile = \"Dockerfile\"", Own);
        project.Files["Dockerfile"] = "FROM scratch";

        var compiled = project.Compile();

        compiled.AssertCompilesWithoutWarning();
        Assert.DoesNotContain("DotNetProject", compiled.Sources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void IMG0010_project_that_does_not_exist()
    {
        var compiled = Project("Project = \"../web/Web.csproj\"", "Missing=../web/Web.csproj", Own, Api).Compile();

        Assert.Contains("'../web/Web.csproj'", compiled.AssertReported("IMG0010", "\"../web/Web.csproj\"").GetMessage(), StringComparison.Ordinal);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0010_not_for_a_path_that_nobody_looked_for()
    {
        var compiled = Project("Project = \"../\" + \"web/Web.csproj\"", Own, Api).Compile();

        compiled.AssertCompilesWithoutWarning();
        Assert.DoesNotContain("Facts =", compiled.Sources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../api")]
    [InlineData("../api/Api.csproj")]
    [InlineData("./../api/./Api.csproj")]
    public void A_named_project_or_folder_has_facts_without_another_line(string name)
    {
        var compiled = Project($"Project = \"{name}\"", $"Named={name}|/home/dev/shop/api/Api.csproj", Own, Api).Compile();

        compiled.AssertCompilesWithoutWarning();
        Assert.Contains("\"AssemblyName=Shop.Api\\n\"", compiled.Sources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void IMG0010_not_before_MSBuild_told_anything() =>
        new UserProject("[ImageGen.DockerImage(\"acme/shop\", Project = \"../web/Web.csproj\")] static partial class Shop;")
            .Compile().AssertCompilesWithoutWarning();

    [Fact]
    public void IMG0014_library_named_by_the_attribute()
    {
        var compiled = Project("Project = \"../library/Library.csproj\"", Own, Api).Compile();

        compiled.AssertReported("IMG0014", "\"../library/Library.csproj\"");
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0014_class_in_a_library()
    {
        var compiled = Project("", Own.Replace("OutputType=Exe", "OutputType=Library", StringComparison.Ordinal)).Compile();

        compiled.AssertReported("IMG0014", "Shop");
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0015_file_based_app_that_names_no_project()
    {
        var compiled = Project("", Api).Compile();

        compiled.AssertReported("IMG0015", "Shop");
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void IMG0015_not_for_a_file_based_app_that_names_one() =>
        Project("Project = \"../api/Api.csproj\"", Api).Compile().AssertCompilesWithoutWarning();

    [Theory]
    [InlineData("TargetFramework=net6.0", "", "Shop", "targets 'net6.0'")]
    [InlineData("TargetFramework=net10.0-windows", "", "Shop", "targets 'net10.0-windows'")]
    [InlineData("LinkedFile=Protobuf|/home/dev/shop/protos/hi.proto", "Context = \".\"", "\".\"", "'/home/dev/shop/protos/hi.proto' is needed by the build (as Protobuf)")]
    public void IMG0016_project_that_cannot_become_an_image(string fact, string setting, string place, string expected)
    {
        var compiled = Project(setting, Own + "\n" + fact).Compile();

        Assert.Contains(expected, compiled.AssertReported("IMG0016", place).GetMessage(), StringComparison.Ordinal);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void The_text_of_the_Dockerfile_is_a_constant()
    {
        var project = Project("BaseRegistry = \"mirror.example/ms\"", Own);

        project.Compile().AssertCompilesWithoutWarning();
        Assert.Contains("const string DockerfileText =", project.Compile().Sources[0].SourceText.ToString(), StringComparison.Ordinal);
        Assert.Contains("FROM mirror.example/ms/dotnet/runtime:10.0-noble-chiseled-extra AS final", project.Compile().Sources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    private static UserProject Project(string setting, params string[] facts)
    {
        var more = setting.Length == 0 ? "" : ", " + setting;
        return new UserProject($"[ImageGen.DockerImage(\"acme/shop\"{more})] static partial class Shop;", Caller.Of("Shop"))
        {
            Files = { ["obj/ImageGen.ProjectFacts.txt"] = "Directory=/home/dev/shop/deploy\n" + string.Join('\n', facts) + "\n" },
        };
    }
}
