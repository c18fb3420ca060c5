using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles.Checks;

/// <summary>A warning is about a word, not about a line. The word that is meant stands in ⟦ ⟧ here.</summary>
public sealed class CheckPositionTests
{
    private static readonly DockerfileCheckOptions Options = new() { Ignore = IgnoreFile.Parse("ignored") };

    [Theory]
    [InlineData("StageNameCasing", "FROM scratch AS ⟦Build⟧")]
    [InlineData("StageNameCasing", "FROM \\\n  scratch AS \\\n\t⟦Build⟧")]
    [InlineData("FromAsCasing", "FROM scratch ⟦as⟧ build")]
    [InlineData("NoEmptyContinuation", "FROM scratch\nENV A=1 \\\n# comment\n⟦⟧\n  B=1")]
    [InlineData("NoEmptyContinuation", "FROM scratch\r\nENV A=1 \\\r\n⟦⟧  \r\n  B=1\r\n")]
    [InlineData("ConsistentInstructionCasing", "FROM scratch\nENV A=1\n  ⟦env⟧ B=1")]
    [InlineData("DuplicateStageName", "FROM scratch AS one\nFROM scratch AS ⟦one⟧")]
    [InlineData("ReservedStageName", "\uFEFFFROM scratch AS ⟦context⟧")]
    [InlineData("MaintainerDeprecated", "FROM scratch\n  ⟦MAINTAINER⟧ me")]
    [InlineData("InvalidDefinitionDescription", "# check=experimental=all\nFROM scratch\n# comment\n⟦ARG⟧ A=1")]
    [InlineData("JSONArgsRecommended", "FROM scratch\nCMD ⟦run \\\n  it⟧\nUSER a")]
    [InlineData("JSONArgsRecommended", "FROM scratch\n⟦CMD⟧\nUSER a")]
    [InlineData("UndefinedArgInFrom", "FROM scratch⟦${NONE:-a}⟧")]
    [InlineData("UndefinedArgInFrom", "FROM --platform=linux/⟦$NONE⟧ scratch")]
    [InlineData("WorkdirRelativePath", "FROM scratch\nWORKDIR \\\n ⟦app⟧")]
    [InlineData("UndefinedVar", "FROM scratch\nENV A=1 \\\n# comment\n  B=\"x ⟦${NONE}⟧ y\"")]
    [InlineData("UndefinedVar", "FROM scratch\nCOPY [\"\\u0061⟦$NONE⟧\", \"/\"]")]
    [InlineData("UndefinedVar", "FROM scratch\nCOPY <<one /\nline\n  '⟦$NONE⟧'\none")]
    [InlineData("UndefinedVar", "FROM scratch\nRUN --mount=type=cache,target=/⟦$NONE⟧/a true")]
    [InlineData("UndefinedVar", "FROM scratch AS base\nONBUILD ENV A=$NONE\nFROM ⟦base⟧")]
    [InlineData("MultipleInstructionsDisallowed", "FROM scratch\n⟦CMD⟧ [\"a\"]\nCMD [\"b\"]")]
    [InlineData("LegacyKeyValueFormat", "FROM scratch\nENV ⟦A b c⟧")]
    [InlineData("RedundantTargetPlatform", "FROM ⟦--platform=$TARGETPLATFORM⟧ scratch")]
    [InlineData("SecretsUsedInArgOrEnv", "FROM scratch\nENV A=1 \\\n  ⟦PASSWORD⟧=a")]
    [InlineData("SecretsUsedInArgOrEnv", "FROM scratch\nARG A ⟦TOKEN⟧")]
    [InlineData("InvalidDefaultArgInFrom", "ARG A\nFROM ⟦$A⟧ AS b")]
    [InlineData("FromPlatformFlagConstDisallowed", "FROM ⟦--platform=linux/amd64⟧ scratch")]
    [InlineData("CopyIgnoredFile", "FROM scratch\nCOPY a ⟦ignored/a⟧ /")]
    [InlineData("ExposeProtoCasing", "FROM scratch\nEXPOSE 80 ⟦81/TCP⟧")]
    [InlineData("ExposeInvalidFormat", "FROM scratch\nEXPOSE 80 ⟦81:81⟧")]
    public void A_warning_marks_the_word_that_is_meant(string rule, string marked)
    {
        var (text, place) = MarkedText.Read(marked);
        var warning = Assert.Single(Dockerfile.Parse(text).Check(Options), warning => warning.Rule == rule);
        Assert.Equal(place, MarkedText.PlaceOf(warning));
    }

    [Fact]
    public void Every_rule_of_BuildKit_is_placed_here() => Assert.Empty(
        DockerfileRules.All.Where(rule => rule.IsBuildKits).Select(rule => rule.Name).Except(
            typeof(CheckPositionTests).GetMethod(nameof(A_warning_marks_the_word_that_is_meant))!
                .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(data => (string)data.Data[0]!)));
}
