using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class StageDependencyTests
{
    private const string ManyStages = """
        ARG BASE=sdk
        FROM a AS sdk
        ONBUILD COPY --from=tools x y
        FROM b AS tools
        FROM $BASE AS build
        RUN --mount=type=bind,from=assets,target=/a --mount=from=0,target=/b true
        FROM c AS assets
        FROM d AS lonely
        FROM e
        COPY --from=BUILD x y
        COPY --from=3 x y
        COPY --from=build x y
        """;

    private static readonly Dockerfile Many = Dockerfile.Parse(ManyStages);

    private static string Names(IEnumerable<DockerfileStage> stages) => string.Join(' ', stages.Select(stage => stage.BuilderName));

    [Theory]
    [InlineData(null, "sdk tools build assets stage-5")]
    [InlineData("", "sdk tools build assets stage-5")]
    [InlineData("build", "sdk tools build assets")]
    [InlineData("Build", "sdk tools build assets")]
    [InlineData("sdk", "sdk")]
    [InlineData("lonely", "lonely")]
    [InlineData("nowhere", "")]
    [InlineData("0", "")]
    public void A_target_needs_these_stages(string? target, string names) => Assert.Equal(names, Names(Many.StagesFor(target)));

    [Theory]
    [InlineData(0, "")]
    [InlineData(2, "sdk tools assets")]
    [InlineData(5, "build assets")]
    public void A_stage_depends_on_these(int stage, string names) => Assert.Equal(names, Names(Many.Stages[stage].DependsOn));

    [Fact]
    public void A_base_is_an_earlier_stage()
    {
        Assert.Same(Many.Stages[0], Many.Stages[2].Base);
        Assert.Null(Many.Stages[5].Base);
        Assert.Null(Dockerfile.Parse("FROM b AS a\nFROM x AS b\n").Stages[0].Base);
        Assert.Null(Dockerfile.Parse("FROM a AS a\n").Stages[0].Base);
    }

    [Fact]
    public void Of_two_stages_with_a_name_the_later_one_counts() =>
        Assert.Equal("x x stage-2", Names(Dockerfile.Parse("FROM a AS x\nFROM x AS x\nFROM x\n").StagesFor()));

    [Fact]
    public void Stages_that_need_each_other_are_found_once() =>
        Assert.Equal("x y", Names(Dockerfile.Parse("FROM a AS x\nCOPY --from=y a b\nFROM x AS y\n").StagesFor()));
}
