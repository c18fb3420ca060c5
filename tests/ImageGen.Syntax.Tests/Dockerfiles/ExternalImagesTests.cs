using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class ExternalImagesTests
{
    private static readonly Dictionary<string, string?> None = [];

    private const string ManyStages = """
        ARG REGISTRY=mcr.microsoft.com
        ARG SDK=${REGISTRY}/sdk:${VERSION:-10.0}
        FROM $SDK AS build
        COPY --from=tools:1 /a /a
        FROM scratch AS empty
        COPY --from=0 /a /a
        FROM alpine AS unused
        FROM runtime:$TARGETARCH AS Final
        RUN --mount=type=bind,from=mounted:2,target=/m --mount=type=cache,target=/c true
        COPY --from=Build /a /a
        COPY --from=nginx:1 /b /b
        COPY --from=nginx:1 /c /c
        """;

    private static IReadOnlyList<string> Images(string text, string? target = null, params (string, string?)[] args) =>
        Dockerfile.Parse(text).ExternalImages(args.ToDictionary(a => a.Item1, a => a.Item2), target);

    [Fact]
    public void The_last_stage_takes_what_it_needs_and_no_more() =>
        Assert.Equal(
            ["mcr.microsoft.com/sdk:10.0", "tools:1", "runtime:$TARGETARCH", "mounted:2", "nginx:1"],
            Images(ManyStages));

    [Fact]
    public void A_target_takes_its_own() =>
        Assert.Equal(["mcr.microsoft.com/sdk:10.0", "tools:1"], Images(ManyStages, "EMPTY"));

    [Fact]
    public void An_unknown_target_takes_nothing() => Assert.Empty(Images(ManyStages, "nowhere"));

    [Fact]
    public void Build_arguments_go_before_defaults() =>
        Assert.Equal(
            ["local/sdk:10.0", "tools:1", "runtime:arm64", "mounted:2", "nginx:1"],
            Images(ManyStages, null, ("REGISTRY", "local"), ("VERSION", "9.0"), ("TARGETARCH", "arm64")));

    [Fact]
    public void An_argument_without_a_value_is_not_given() =>
        Assert.Equal(["a:1"], Images("ARG X=a:1\nFROM $X", null, ("X", null)));

    [Theory]
    [InlineData("ARG X\nFROM ${X:-a}", "a")]
    [InlineData("ARG X=\nFROM ${X-a}b", "b")]
    [InlineData("ARG X=1\nFROM a${X:+:slim}", "a:slim")]
    [InlineData("FROM a${X:+:slim}", "a")]
    [InlineData("ARG X=\"a\"\nFROM '$X'b", "$Xb")]
    [InlineData("ARG X=\"a\"\nFROM \"$X\"b", "ab")]
    [InlineData("ARG X=a A=$X:1\nFROM $A", "a:1")]
    [InlineData("ARG X=v1.2.3\nFROM a:${X#v}", "a:1.2.3")]
    [InlineData("ARG X=v1.2.3\nFROM a:${X%.*}", "a:v1.2")]
    [InlineData("ARG X=v1.2.3\nFROM a:${X%%.*}", "a:v1")]
    [InlineData("ARG X=v1.2.3\nFROM a:${X##*.}", "a:3")]
    [InlineData("ARG X=v1.2.3\nFROM a:${X/./-}", "a:v1-2.3")]
    [InlineData("ARG X=v1.2.3\nFROM a:${X//./-}", "a:v1-2-3")]
    [InlineData("FROM ${X:-${Y:-a}}", "a")]
    [InlineData("FROM ${TARGETARCH:-a}", "${TARGETARCH:-a}")]
    [InlineData("FROM a\\$b", "a$b")]
    public void Variables_expand_as_the_builder_expands_them(string text, string image) => Assert.Equal([image], Images(text));

    [Theory]
    [InlineData("FROM ${X:?give X}")]
    [InlineData("FROM ${X?}")]
    [InlineData("FROM ${X")]
    [InlineData("FROM ${X!a}")]
    [InlineData("FROM ${}")]
    [InlineData("FROM $X")]
    [InlineData("FROM \"a")]
    [InlineData("FROM scratch")]
    public void What_the_builder_refuses_is_no_image(string text) => Assert.Empty(Images(text));

    [Fact]
    public void A_stage_is_known_only_below_itself() =>
        Assert.Equal(["later"], Images("FROM later AS first\nFROM x AS later\nFROM first"));

    [Fact]
    public void A_trigger_copies_for_the_stage_that_is_built_on_it() =>
        Assert.Equal(["a", "tool"], Images("FROM a AS base\nONBUILD COPY --from=tool x y\nFROM base"));

    [Fact]
    public void A_trigger_that_nothing_is_built_on_copies_nothing() =>
        Assert.Equal(["a"], Images("FROM a AS base\nONBUILD COPY --from=tool x y\n"));

    [Fact]
    public void Arguments_that_double_arguments_end()
    {
        var doubling = string.Concat(Enumerable.Range(1, 60).Select(i => $"ARG A{i}=$A{i - 1}$A{i - 1}\n"));
        Assert.Empty(Dockerfile.Parse($"ARG A0=xx\n{doubling}FROM $A60").ExternalImages(None));
    }

    [Fact]
    public void Deep_nesting_ends() => Assert.Empty(Images("FROM " + string.Concat(Enumerable.Repeat("${A:-", 100_000))));
}
