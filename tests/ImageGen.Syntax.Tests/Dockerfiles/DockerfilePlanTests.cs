using ImageGen.Dockerfiles;
using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

/// <summary>A replaced stage is used as an image: neither its instructions nor what it needs is built, and it is found by its name and its number.</summary>
public sealed class DockerfilePlanTests
{
    private static readonly Platform Linux = Platform.Parse("linux/amd64");

    [Fact]
    public void A_replaced_target_is_the_only_stage()
    {
        var plan = Plan("FROM a AS one\nFROM one AS two\nRUN make\n", "two");

        var stage = Assert.Single(plan.Stages);
        Assert.Equal(plan.Target, stage.Stage);
        Assert.True(stage.IsReplaced);
        Assert.Equal("two", stage.BaseName);
        Assert.Empty(stage.Instructions);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("ONE")]
    [InlineData("0")]
    public void A_replaced_source_is_found(string from)
    {
        var plan = Plan($"FROM a AS one\nRUN make\nFROM b\nCOPY --from={from} / /\n", "one");

        Assert.Equal([true, false], plan.Stages.Select(stage => stage.IsReplaced));
        Assert.Equal(plan.Stages[0].Stage, plan.FindSource(from));
    }

    [Fact]
    public void Triggers_of_a_replaced_base_are_those_of_its_image()
    {
        var plan = Plan("FROM a AS used\nFROM a AS base\nONBUILD COPY --from=used / /\nONBUILD RUN make\nFROM base\n", "base");

        Assert.Equal(["base", null], plan.Stages.Select(stage => stage.Stage.Name));
        Assert.Empty(plan.Stages[1].Instructions);
    }

    [Fact]
    public void A_replaced_stage_that_is_not_used_is_not_in_the_plan()
    {
        var plan = Plan("FROM a AS one\nFROM b\n", "one");

        Assert.Null(Assert.Single(plan.Stages).Stage.Name);
    }

    private static DockerfilePlan Plan(string dockerfile, string replaced) =>
        DockerfilePlan.Create(Dockerfile.Parse(dockerfile), new Dictionary<string, string?>(), Linux, Linux, isReplaced: stage => stage.Name == replaced);
}
