using CsCheck;
using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class TargetRunTests
{
    private static readonly Platform Arm = Platform.Parse("linux/arm64");
    private static readonly Platform Amd = Platform.Parse("linux/amd64");
    private static readonly Dictionary<string, string?> None = [];

    private static int? LineOf(string text, string? target = null, Dictionary<string, string?>? args = null, Platform? platform = null, Platform? builder = null) =>
        Dockerfile.Parse(text).FindTargetRun(platform ?? Arm, builder ?? Amd, args ?? None, target)?.Line;

    [Theory]
    [InlineData("")]
    [InlineData("RUN true\n")]
    [InlineData("FROM a\n")]
    [InlineData("FROM a\nCOPY x y\nADD x y\nENV A=b\nLABEL a=b\nWORKDIR /w\nUSER 1\nEXPOSE 80\nVOLUME /v\nCMD a\nENTRYPOINT b\nHEALTHCHECK CMD c\nSHELL [\"sh\"]\nSTOPSIGNAL 9\n")]
    [InlineData("FROM a\nONBUILD RUN true\n")]
    [InlineData("FROM a\nCOPY <<EOF /x\nRUN true\nEOF\n")]
    [InlineData("FROM a AS unused\nRUN true\nFROM b\n")]
    [InlineData("FROM --platform=$BUILDPLATFORM a AS build\nRUN true\nFROM b\nCOPY --from=build x y\n")]
    public void An_image_that_only_copies_and_configures_runs_nothing(string text) => Assert.Null(LineOf(text));

    [Theory]
    [InlineData("FROM a\nRUN true\n", 2)]
    [InlineData("FROM a\nCOPY x y\nrun [\"true\"]\nRUN true\n", 3)]
    [InlineData("FROM a\nRUN <<EOF\ntrue\nEOF\n", 2)]
    [InlineData("FROM a\nRUN --mount=type=cache,target=/c \\\n  true\n", 2)]
    [InlineData("FROM a AS x\nRUN true\nFROM b\nCOPY --from=x a b\n", 2)]
    [InlineData("FROM a AS x\nRUN true\nFROM b\nCOPY --from=0 a b\n", 2)]
    [InlineData("FROM a AS x\nRUN true\nFROM x\n", 2)]
    [InlineData("FROM a AS x\nRUN true\nFROM --platform=$BUILDPLATFORM b AS y\nRUN --mount=from=x,target=/x true\nFROM c\nCOPY --from=y a b\n", 2)]
    [InlineData("FROM a AS x\nONBUILD COPY x y\nONBUILD RUN true\nFROM x\n", 3)]
    public void A_run_of_the_target_or_of_a_stage_that_it_needs_is_found(string text, int line) => Assert.Equal(line, LineOf(text));

    [Theory]
    [InlineData("$BUILDPLATFORM")]
    [InlineData("${BUILDPLATFORM}")]
    [InlineData("\"$BUILDPLATFORM\"")]
    [InlineData("linux/amd64")]
    [InlineData("linux/x86_64")]
    [InlineData("$BUILDOS/$BUILDARCH")]
    [InlineData("linux/${BUILDARCH:-arm64}")]
    [InlineData("windows/arm64")]
    [InlineData("linux/arm/v7")]
    [InlineData("${TOOLS:-$BUILDPLATFORM}")]
    public void A_stage_of_another_platform_is_not_that_of_the_target(string flag) => Assert.Null(LineOf($"FROM --platform={flag} a\nRUN true\n"));

    [Theory]
    [InlineData("$TARGETPLATFORM")]
    [InlineData("linux/arm64")]
    [InlineData("linux/aarch64")]
    [InlineData("linux/arm64/v8")]
    [InlineData("$TARGETOS/$TARGETARCH")]
    [InlineData("linux/${TARGETARCH}")]
    public void A_stage_whose_flag_is_the_target_s_platform_is_on_it(string flag) => Assert.Equal(2, LineOf($"FROM --platform={flag} a\nRUN true\n"));

    [Theory]
    [InlineData("$UNKNOWN")]
    [InlineData("linux/$UNKNOWN")]
    [InlineData("linux")]
    [InlineData("no/such/plat/form")]
    [InlineData("${BUILDPLATFORM")]
    [InlineData("")]
    public void A_platform_that_cannot_be_determined_may_be_that_of_the_target(string flag) => Assert.Equal(2, LineOf($"FROM --platform={flag} a\nRUN true\n"));

    [Theory]
    [InlineData("ARG P=$BUILDPLATFORM\n", null, null)]
    [InlineData("ARG P=$TARGETPLATFORM\n", null, 3)]
    [InlineData("ARG P\n", null, 3)]
    [InlineData("ARG P\n", "linux/amd64", null)]
    [InlineData("ARG P=linux/amd64\n", "linux/arm64", 3)]
    [InlineData("ARG P=linux/arm64\n", "linux/s390x", null)]
    [InlineData("ARG P=${X:-linux/arm64}\n", null, 3)]
    public void Arguments_decide_with_their_values(string declaration, string? given, int? line) =>
        Assert.Equal(line, LineOf($"{declaration}FROM --platform=$P a\nRUN true\n", args: new() { ["P"] = given }));

    [Fact]
    public void An_argument_of_the_build_replaces_what_the_builder_sets() =>
        Assert.Equal(2, LineOf("FROM --platform=$BUILDPLATFORM a\nRUN true\n", args: new() { ["BUILDPLATFORM"] = "linux/arm64" }));

    [Fact]
    public void A_default_in_the_file_replaces_what_the_builder_sets() =>
        Assert.Null(LineOf("ARG TARGETPLATFORM=linux/amd64\nFROM --platform=$TARGETPLATFORM a\nRUN true\n"));

    [Fact]
    public void The_name_of_a_base_may_contain_the_platform()
    {
        const string Text = "FROM a AS base-amd64\nFROM b AS base-arm64\nRUN true\nFROM base-$TARGETARCH\n";

        Assert.Equal(3, LineOf(Text));
        Assert.Null(LineOf(Text, platform: Amd, builder: Arm));
    }

    [Fact]
    public void Only_the_stages_of_the_target_count()
    {
        const string Text = "FROM a AS copy\nCOPY x y\nFROM copy AS test\nRUN true\nFROM copy AS last\n";

        Assert.Null(LineOf(Text));
        Assert.Null(LineOf(Text, "copy"));
        Assert.Equal(4, LineOf(Text, "Test"));
        Assert.Null(LineOf(Text, "nowhere"));
    }

    [Fact]
    public void A_stage_has_the_platform_of_the_stage_that_it_is_based_on()
    {
        Assert.Null(LineOf("FROM --platform=$BUILDPLATFORM a AS x\nFROM x AS y\nFROM --platform=$TARGETPLATFORM y\nRUN true\n"));
        Assert.Equal(3, LineOf("FROM a AS x\nFROM --platform=$BUILDPLATFORM x\nRUN true\n"));
        Assert.Null(LineOf("FROM --platform=$BUILDPLATFORM a AS x\nONBUILD RUN true\nFROM x\n"));
    }

    [Fact]
    public void Scratch_is_always_of_the_target_s_platform()
    {
        Assert.Equal(2, LineOf("FROM --platform=$BUILDPLATFORM scratch\nRUN [\"/x\"]\n"));
        Assert.Null(LineOf("FROM --platform=$BUILDPLATFORM a AS scratch\nFROM scratch\nRUN [\"/x\"]\n"));
    }

    [Fact]
    public void A_stage_that_something_else_replaces_runs_nothing_and_has_an_unknown_platform()
    {
        const string Copied = "FROM a AS x\nRUN true\nFROM b\nCOPY --from=x a b\n";
        const string Based = "FROM --platform=$BUILDPLATFORM a AS x\nRUN true\nFROM x\nRUN true\n";

        Assert.Null(Find(Copied));
        Assert.Equal(4, Find(Based));

        static int? Find(string text) => Dockerfile.Parse(text).FindTargetRun(Arm, Amd, None, isReplaced: stage => stage.Name == "x")?.Line;
    }

    [Fact]
    public void Many_stages_with_many_triggers_are_read_once()
    {
        var text = "FROM a AS x\n" + string.Concat(Enumerable.Repeat("ONBUILD COPY x y\n", 5_000)) + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"FROM x AS s{i}\n"))
            + "FROM b\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"COPY --from=s{i} x y\n"));

        Assert.Null(LineOf(text));
    }

    [Fact]
    public void Random_stages_agree_with_a_search_that_follows_every_path() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 6], Gen.Int[-1, 5], Gen.Bool, Gen.Bool)
            .Select(each => new RandomStage(each.Item1, each.Item2, each.Item3, each.Item4, each.Item5)).Array[1, 6]
            .Sample(stages =>
            {
                var text = string.Concat(stages.Select((stage, index) => stage.Write(index)));
                Assert.Equal(Runs(stages, stages.Length - 1), LineOf(text) is not null);
            });

    /// <summary>Whether a stage, or one that it needs, runs something on the platform of the target.</summary>
    private static bool Runs(RandomStage[] stages, int index)
    {
        var stage = stages[index];
        var parent = stage.ParentOf(index);
        return (IsOnTarget(stages, index) && (stage.HasRun || (parent >= 0 && stages[parent].HasTrigger)))
            || (parent >= 0 && Runs(stages, parent))
            || (stage.CopiesFrom >= 0 && stage.CopiesFrom < index && Runs(stages, stage.CopiesFrom));
    }

    private static bool IsOnTarget(RandomStage[] stages, int index) => stages[index].ParentOf(index) is >= 0 and var parent
        ? IsOnTarget(stages, parent)
        : stages[index].IsFlagOfTarget;

    /// <param name="Flag">Which platform its flag is.</param>
    /// <param name="Base">The stage that it is based on; an image if no stage before it has this name.</param>
    /// <param name="CopiesFrom">The stage that it copies from, if it is before it.</param>
    /// <param name="HasRun">Whether it has a <c>RUN</c>.</param>
    /// <param name="HasTrigger">Whether stages that are based on it have one.</param>
    private sealed record RandomStage(int Flag, int Base, int CopiesFrom, bool HasRun, bool HasTrigger)
    {
        private static readonly string[] Flags = ["", "--platform=$TARGETPLATFORM ", "--platform=$OTHER ", "--platform=$BUILDPLATFORM ", "--platform=linux/s390x "];

        public bool IsFlagOfTarget => Flag < 3;

        public int ParentOf(int index) => Base < index ? Base : -1;

        public string Write(int index) =>
            $"FROM {Flags[Flag]}{(ParentOf(index) is >= 0 and var parent ? $"s{parent}" : "image")} AS s{index}\n"
            + (CopiesFrom >= 0 && CopiesFrom < index ? $"COPY --from=s{CopiesFrom} a b\n" : "COPY a b\n")
            + (HasTrigger ? "ONBUILD RUN true\n" : "")
            + (HasRun ? "RUN true\n" : "");
    }
}
