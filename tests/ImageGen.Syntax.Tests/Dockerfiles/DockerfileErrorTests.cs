using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class DockerfileErrorTests
{
    [Theory]
    [InlineData("", "1:1: The file has no instruction")]
    [InlineData("# only\n", "no instruction")]
    [InlineData("ARG A\n", "1:1: The file has no FROM")]
    [InlineData("RUN a\nFROM b", "1:1: RUN is before the first FROM")]
    [InlineData("RUN a\nRUN b\nFROM c", "1:1: RUN is before the first FROM")]
    [InlineData("ARG A\nRUN a\nRUN b", "2:1: The file has no FROM")]
    [InlineData("FORM a\nRUN b\nCOPY c d", "1:1: 'FORM' is not a Dockerfile instruction. Use 'FROM', or end the line above")]
    [InlineData("FORM a\nRUN b\nFROM c", "1:1: 'FORM' is not a Dockerfile instruction. Use 'FROM'")]
    [InlineData("SOMETHING a\nFROM b", "1:1: 'SOMETHING' is not a Dockerfile instruction. Start the line with one")]
    [InlineData("FROM a\n  FRUM b", "2:3: 'FRUM' is not a Dockerfile instruction")]
    [InlineData("FROM", "1:1: FROM requires a base image")]
    [InlineData("FROM a b", "FROM requires a base image")]
    [InlineData("FROM a AS 1x", "'1x' is not a valid stage name")]
    [InlineData("FROM a\nCOPY x", "2:1: COPY requires a source and a destination")]
    [InlineData("FROM a\nENV X", "ENV requires a name and a value")]
    [InlineData("FROM a\nENV X=1 Y", "'Y' has no '='")]
    [InlineData("FROM a\nLABEL", "LABEL has no argument")]
    [InlineData("FROM a\nRUN [\"a\", 1]", "A JSON array here can contain only strings")]
    [InlineData("FROM a\nSHELL sh -c", "SHELL requires a JSON array")]
    [InlineData("FROM a\nRUN <<EOF\nx\n", "2:1: The here-document 'EOF' has no end")]
    [InlineData("FROM a\nONBUILD ONBUILD RUN x", "2:9: ONBUILD does not support ONBUILD")]
    [InlineData("# escape=x\nFROM a", "1:1: The escape character 'x'")]
    [InlineData("# escape=`\n# escape=`\nFROM a", "2:1: The directive 'escape' occurs twice")]
    [InlineData("FROM a\n\\\n", "2:1: Nothing follows the line continuation")]
    public void A_mistake_is_a_value_with_its_place(string text, string error) =>
        Assert.Contains(error, Assert.Single(Dockerfile.Parse(text).Errors).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("COPY --nope=1 a b", "2:6: --nope is not a flag of COPY. Use one of: --from")]
    [InlineData("WORKDIR --a b", "2:9: WORKDIR has no flags")]
    [InlineData("COPY --link \\\n  --link a b", "3:3: The flag --link occurs twice")]
    [InlineData("COPY --link=maybe a b", "2:6: 'maybe' is not a valid value of --link")]
    [InlineData("COPY --chown a b", "2:6: The flag --chown requires a value")]
    [InlineData("COPY --chmod=9 a b", "2:14: '9' is not a valid mode")]
    [InlineData("COPY a <<b\nc\nb", "2:8: A here-document cannot be the destination")]
    [InlineData("COPY https://a.b/c d", "2:6: COPY does not support a URL. Use ADD")]
    [InlineData("COPY --from=9 a b", "2:6: There is no stage 9")]
    [InlineData("COPY --from=$A a b", "2:6: --from does not support variables")]
    [InlineData("COPY --from=A a b", "2:6: 'A' is neither a stage nor an image")]
    [InlineData("RUN --network=bridge a", "2:15: 'bridge' is not a valid value of --network")]
    [InlineData("RUN --security=off a", "2:16: 'off' is not a valid value of --security")]
    [InlineData("RUN --device=a a", "2:5: The stable frontend does not support --device")]
    [InlineData("RUN --mount=type=bind,from=$A,target=/b c", "2:28: from= of a mount does not support variables")]
    [InlineData("RUN --mount=type=bind,target=/a,mode=1 b", "2:5: A mount of type=bind does not support mode")]
    [InlineData("RUN --mount=type=secret b", "2:5: A mount of type=secret requires an id")]
    [InlineData("RUN --mount=type=cache,\\\nnope=1,target=/a b", "3:1: 'nope' is not a field of a mount")]
    [InlineData("RUN --mount=type=cache b", "2:5: The root directory cannot be the target of a mount")]
    [InlineData("HEALTHCHECK --interval=5 CMD a", "2:13: '5' is not a valid value of --interval")]
    [InlineData("HEALTHCHECK --retries=x CMD a", "2:13: 'x' is not a valid value of --retries")]
    [InlineData("HEALTHCHECK curl", "2:13: 'curl' is not valid after HEALTHCHECK")]
    [InlineData("EXPOSE 80 a/tcp", "2:11: 'a/tcp' is not a valid port")]
    [InlineData("STOPSIGNAL SIGFOO", "2:12: 'SIGFOO' is not a Linux signal")]
    [InlineData("VOLUME [\"/a\", \" \"]", "2:16: A volume has an empty path")]
    [InlineData("USER a${B", "2:7: '}' is missing; close the variable")]
    [InlineData("USER \"a", "2:6: A double quote is not closed")]
    [InlineData("ENV A=1 B='c", "2:11: A single quote is not closed")]
    [InlineData("USER ${B:=c}", "2:6: ':=' is not a valid modifier")]
    [InlineData("USER ${B:?no B}", "2:6: 'B' has no value: no B")]
    [InlineData("COPY <<a /b\nx\n ${\na", "4:2: '}' is missing")]
    public void A_mistake_in_an_instruction_stands_at_its_character(string line, string error) =>
        Assert.Contains(error, Assert.Single(Dockerfile.Parse($"FROM scratch\n{line}\n").Errors).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("ARG A\nFROM $A", "A", "scratch", "2:6: The base '$A' is empty")]
    [InlineData("ARG A\nFROM ${A:?say}", "A", "scratch", "2:6: 'A' has no value: say")]
    [InlineData("ARG A=x/y/z/1\nFROM --platform=$A scratch", "A", "linux/arm64", "2:17: 'x/y/z/1' is not a valid platform")]
    [InlineData("FROM scratch\nARG A\nUSER ${A?}", "A", "b", "3:6: 'A' has no value")]
    [InlineData("FROM scratch\nARG A=a\nEXPOSE $A", "A", "80", "3:8: 'a' is not a valid port")]
    [InlineData("ARG A=$B\nFROM scratch\nARG A\nENV C=${A:?}", "A", "b", "4:7: 'A' is empty")]
    public void What_an_argument_can_make_good_is_told_without_it_only(string text, string name, string value, string error)
    {
        var dockerfile = Dockerfile.Parse(text);
        Assert.Empty(dockerfile.Errors);
        Assert.Empty(dockerfile.ErrorsFor(new Dictionary<string, string?> { [name] = value }));
        Assert.Contains(error, Assert.Single(dockerfile.ErrorsFor(new Dictionary<string, string?>())).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FROM alpine\nUSER ${HOME:?}")]
    [InlineData("FROM alpine\nRUN --mount=type=cache a")]
    [InlineData("ARG A\nFROM ${A}x\nEXPOSE $PORT")]
    public void Nothing_is_claimed_of_what_a_base_image_sets(string text) =>
        Assert.Empty(Dockerfile.Parse(text).ErrorsFor(new Dictionary<string, string?>()));

    [Fact]
    public void A_target_is_judged_by_the_stages_that_it_needs()
    {
        var dockerfile = Dockerfile.Parse("FROM scratch AS bad\nUSER ${\nFROM scratch AS good\n");
        Assert.Empty(dockerfile.Errors);
        Assert.Equal("2:6", Assert.Single(dockerfile.ErrorsFor(new Dictionary<string, string?>(), "bad")) is var error ? $"{error.Line}:{error.Column}" : "");
        Assert.Contains("Use one of: bad, good", Assert.Single(dockerfile.ErrorsFor(new Dictionary<string, string?>(), "worse")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trigger_is_judged_by_the_stage_that_is_built_on_it()
    {
        Assert.Empty(Dockerfile.Parse("FROM scratch AS a\nONBUILD FOO\n").Errors);
        Assert.Contains("2:9: 'FOO' is not a Dockerfile instruction", Assert.Single(Dockerfile.Parse("FROM scratch AS a\nONBUILD FOO\nFROM a\n").Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_goes_on_after_a_mistake()
    {
        var dockerfile = Dockerfile.Parse("FROM a\nBAD\nCOPY x\nRUN y");
        Assert.Equal([2, 3], dockerfile.Errors.Select(e => e.Line));
        Assert.Equal(4, dockerfile.Instructions.Count);
    }

    [Theory]
    [InlineData("RUN [\"a\"")]
    [InlineData("RUN [a]")]
    [InlineData("RUN ['a']")]
    [InlineData("RUN [\"a\",]")]
    [InlineData("RUN [\"\\x\"]")]
    [InlineData("RUN [ -f x ]")]
    public void Broken_json_is_a_shell_command(string line)
    {
        var dockerfile = Dockerfile.Parse($"FROM a\n{line}");
        Assert.Empty(dockerfile.Errors);
        Assert.False(dockerfile.Instructions[1].IsJson);
        Assert.Equal(line[4..], Assert.Single(dockerfile.Instructions[1].Words).Text);
    }
}
