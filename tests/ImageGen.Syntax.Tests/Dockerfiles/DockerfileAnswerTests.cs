using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

/// <summary>What a Dockerfile answers to those who know more of the build than it does.</summary>
public sealed class DockerfileAnswerTests
{
    private static readonly Dictionary<string, string?> NoArguments = [];

    [Theory]
    [InlineData("FROM a\n", true)]
    [InlineData("# syntax=docker/dockerfile:1\nFROM a\n", true)]
    [InlineData("# syntax=docker/dockerfile-upstream:master\nFROM a\n", true)]
    [InlineData("# syntax=acme/frontend\nFROM a\n", false)]
    [InlineData("# syntax=$X\nFROM a\n", false)]
    public void Another_frontend_is_known_by_its_name(string text, bool expected) => Assert.Equal(expected, Dockerfile.Parse(text).UsesDockerFrontend);

    [Fact]
    public void Arguments_and_what_is_replaced_decide_which_stages_are_needed()
    {
        var dockerfile = Dockerfile.Parse("ARG BASE=one\nFROM scratch AS one\nFROM scratch AS two\nFROM $BASE AS app\n");

        Assert.Equal(["one", "app"], Names(dockerfile.StagesNeededBy(NoArguments)));
        Assert.Equal(["two", "app"], Names(dockerfile.StagesNeededBy(new Dictionary<string, string?> { ["BASE"] = "two" }, "app")));
        Assert.Equal(["app"], Names(dockerfile.StagesNeededBy(NoArguments, "app", stage => stage.Name == "one")));
        Assert.Empty(dockerfile.StagesNeededBy(NoArguments, "other"));
    }

    [Fact]
    public void Bases_are_expanded_in_the_order_of_the_stages()
    {
        var dockerfile = Dockerfile.Parse("ARG TAG=1\nFROM a:${TAG} AS one\nFROM b:${TAG:?}-$TARGETARCH AS two\nFROM c:${NONE:?} AS three\n");

        Assert.Equal(["a:1", "b:1-$TARGETARCH", null], dockerfile.BaseNamesFor(NoArguments));
        Assert.Equal(["a:2", "b:2-arm64", null], dockerfile.BaseNamesFor(new Dictionary<string, string?> { ["TAG"] = "2", ["TARGETARCH"] = "arm64" }));
    }

    [Theory]
    [InlineData("$A-${B:-default}", "\\", "a-default")]
    [InlineData("\\$A", "\\", "$A")]
    [InlineData("`$A", "`", "$A")]
    [InlineData("${B:?it is needed}", "\\", null)]
    public void A_text_is_expanded_by_the_files_own_escape(string text, string escape, string? expected) =>
        Assert.Equal(expected, Dockerfile.Parse($"# escape={escape}\nFROM a\n").Expand(text, name => name == "A" ? "a" : null));

    [Theory]
    [InlineData("bulid", "build")]
    [InlineData("tests", "test")]
    [InlineData("release", null)]
    public void A_stage_of_a_similar_name_is_found(string name, string? expected) =>
        Assert.Equal(expected, Dockerfile.Parse("FROM a AS build\nFROM a AS test\nFROM a\n").FindSimilarStage(name));

    [Theory]
    [InlineData("8080", "", "", "8080", "")]
    [InlineData("8000-8010/UDP", "", "", "8000-8010", "UDP")]
    [InlineData("127.0.0.1:80:8080/tcp", "127.0.0.1", "80", "8080", "tcp")]
    public void A_port_has_its_parts(string text, string address, string hostPort, string port, string protocol) =>
        Assert.Equal(new DockerfilePort(address, hostPort, port, protocol), DockerfilePort.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("/tcp")]
    [InlineData("80/http")]
    public void What_builders_refuse_is_not_a_port(string text) => Assert.Null(DockerfilePort.TryParse(text));

    [Fact]
    public void Only_rules_of_a_build_are_checked_where_no_others_are_wanted()
    {
        var dockerfile = Dockerfile.Parse("from a as Build\n");

        var warnings = dockerfile.Check(new() { Target = "other", BuildRulesOnly = true });

        Assert.Equal(["UnknownTarget"], warnings.Select(warning => warning.Rule));
        Assert.Contains(dockerfile.Check(new() { Target = "other" }), warning => warning.Rule == "StageNameCasing");
    }

    private static IEnumerable<string?> Names(IEnumerable<DockerfileStage> stages) => stages.Select(stage => stage.Name);
}
