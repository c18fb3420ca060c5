namespace ImageGen.Generator.Tests.Rules;

/// <summary>IMG0017 to IMG0019: what a Dockerfile says, and the members cannot.</summary>
public sealed class DockerfileContentRuleTests
{
    [Theory]
    [InlineData("FROM scratch\nARG NODE_ENV\nARG nodeEnv=x\n", "argument 'nodeEnv'", "'NodeEnv' is for 'NODE_ENV'", "(3,5)-(3,12)")]
    [InlineData("FROM scratch\nARG COUNT_ARG COUNT\n", "argument 'COUNT'", "'CountArg' is for 'COUNT_ARG'", "(2,15)-(2,20)")]
    [InlineData("FROM scratch AS a-b\nFROM scratch AS a_b\n", "stage 'a_b'", "'AB' is for 'a-b'", "(2,17)-(2,20)")]
    [InlineData("FROM scratch\nRUN --mount=type=secret,id=a.b --mount=type=secret,id=a_b x\n", "secret 'a_b'", "'AB' is for 'a.b'", "(2,32)-(2,39)")]
    [InlineData("FROM scratch\nRUN --mount=type=ssh,id=a.b x\nRUN --mount=type=ssh,id=a_b x\n", "SSH agent 'a_b'", "'AB' is for 'a.b'", "(3,5)-(3,12)")]
    [InlineData("FROM scratch\nLABEL a.b=1 \\\n  a-b=2\n", "label 'a-b'", "'AB' is for 'a.b'", "(3,3)-(3,8)")]
    public void IMG0017_names_that_become_one_member(string dockerfile, string which, string member, string at)
    {
        var compiled = Project(dockerfile).Compile();

        var diagnostic = Assert.Single(compiled.Reported);
        Assert.Equal("IMG0017", diagnostic.Id);
        Assert.Equal("/home/dev/shop/deploy/Dockerfile", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(at, Place(diagnostic));
        Assert.Contains(which, diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(member, diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("FROM scratch AS build\nFROM scratch AS BUILD\n")]
    [InlineData("ARG A=1\nFROM busybox:$A\nARG A\nLABEL a=1\nLABEL a=2\n")]
    [InlineData("FROM scratch\nRUN --mount=type=secret,id=a x\nRUN --mount=type=secret,id=a --mount=type=ssh,id=a x\n")]
    public void One_name_in_several_places_is_one_member(string dockerfile) => Project(dockerfile).Compile().AssertCompilesWithoutWarning();

    [Theory]
    [InlineData("finnal", "Use one of: 'build', 'final'")]
    [InlineData("1", "Use one of: 'build', 'final'")]
    public void IMG0018_target_that_is_no_stage(string target, string says)
    {
        var compiled = Project("FROM scratch AS build\nFROM scratch AS final\nFROM scratch\n", $", Target = \"{target}\"").Compile();

        var diagnostic = compiled.AssertReported("IMG0018", $"\"{target}\"");
        Assert.Contains(says, diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(compiled.CompilerDiagnostics);
        Assert.Contains($"Target = \"{target}\",", compiled.Sources[0].SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void IMG0018_without_named_stages_says_how_to_name_one() => Assert.Contains(
        "'FROM … AS final'",
        Project("FROM scratch\n", ", Target = \"final\"").Compile().AssertReported("IMG0018", "\"final\"").GetMessage(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Dockerfile", "FINAL", "")]
    [InlineData("Dockerfile", "build", "")]
    [InlineData("Dockerfile", "other", ", Context = \"https://example.com/shop.git\"")]
    [InlineData("/srv/Dockerfile", "other", "")]
    [InlineData("auto", "other", "")]
    public void Target_that_is_a_stage_or_cannot_be_judged(string dockerfile, string target, string setting) => new UserProject(
        $"[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"{dockerfile}\", Target = \"{target}\"{setting})] static partial class Shop;")
    {
        Files = { ["Dockerfile"] = "FROM scratch AS build\nFROM build AS final\n" },
    }.Compile().AssertCompilesWithoutWarning();

    [Fact]
    public void IMG0019_base_that_is_no_reference()
    {
        var compiled = Project("FROM scratch\n\nFROM --platform=linux/amd64 Ubuntu:24.04 AS unused\nFROM scratch\n").Compile();

        var diagnostic = Assert.Single(compiled.Reported);
        Assert.Equal("IMG0019", diagnostic.Id);
        Assert.Equal("(3,29)-(3,41)", Place(diagnostic));
        Assert.Contains("ubuntu:24.04", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(compiled.CompilerDiagnostics);
    }

    [Fact]
    public void What_is_wrong_in_a_Dockerfile_is_said_once_for_all_its_images()
    {
        var project = new UserProject([.. Enumerable.Range(0, 3).Select(static number =>
            $"[ImageGen.DockerImage(\"acme/shop-{number}\", Dockerfile = \"Dockerfile\", Target = \"none\")] static partial class Shop{number};")])
        {
            Files = { ["Dockerfile"] = "FROM Acme/Base\nARG A a\n" },
        };

        Assert.Equal(
            ["IMG0017", "IMG0018", "IMG0018", "IMG0018", "IMG0019"],
            project.Compile().Reported.Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("FROM scratch\r\nARG A a\r\n", "(2,7)-(2,8)")]
    [InlineData("\uFEFFARG A a\nFROM scratch", "(1,7)-(1,8)")]
    [InlineData("# one\u2028two\rthree\nFROM scratch\nARG A a", "(3,7)-(3,8)")]
    public void Places_are_counted_as_builders_count(string dockerfile, string at) => Assert.Equal(at, Place(Assert.Single(Project(dockerfile).Compile().Reported)));

    [Theory]
    [InlineData("ARG TAG=Not/Valid\nFROM busybox:$TAG\n")]
    [InlineData("FROM scratch AS build\nFROM build\n")]
    [InlineData("FROM busybox:${TAG:-latest}\n")]
    public void Base_that_arguments_or_stages_make_is_not_judged(string dockerfile) => Project(dockerfile).Compile().AssertCompilesWithoutWarning();

    [Fact]
    public void Member_of_the_users_that_a_Dockerfile_adds_is_a_collision_only_then()
    {
        const string source = "[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\")] static partial class Shop { static int Labels => 1; }";

        new UserProject(source) { Files = { ["Dockerfile"] = "FROM scratch\n" } }.Compile().AssertCompilesWithoutWarning();
        new UserProject(source) { Files = { ["Dockerfile"] = "FROM scratch\nLABEL a=1\n" } }.Compile().AssertReported("IMG0006", "Labels");
    }

    private static UserProject Project(string dockerfile, string setting = "") =>
        new($"[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\"{setting})] static partial class Shop;") { Files = { ["Dockerfile"] = dockerfile } };

    private static string Place(Diagnostic diagnostic) => string.Join(
        '-',
        new[] { diagnostic.Location.GetLineSpan().StartLinePosition, diagnostic.Location.GetLineSpan().EndLinePosition }
            .Select(static position => $"({position.Line + 1},{position.Character + 1})"));
}
