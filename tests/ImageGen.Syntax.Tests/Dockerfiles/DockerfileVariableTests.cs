using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class DockerfileVariableTests
{
    private static IReadOnlyList<DockerfileVariable> Variables(string line) => Dockerfile.Parse($"FROM a\n{line}\n").Instructions[1].Variables;

    private static IEnumerable<string> Names(string line) => Variables(line).Select(variable => variable.Name);

    [Theory]
    [InlineData("$X", null, null)]
    [InlineData("${X}", null, null)]
    [InlineData("${X:-a}", ":-", "a")]
    [InlineData("${X-}", "-", "")]
    [InlineData("${X:+a b}", ":+", "a b")]
    [InlineData("${X?}", "?", "")]
    [InlineData("${X:?give X}", ":?", "give X")]
    [InlineData("${X#v*}", "#", "v*")]
    [InlineData("${X##v*}", "##", "v*")]
    [InlineData("${X%.*}", "%", ".*")]
    [InlineData("${X%%.*}", "%%", ".*")]
    [InlineData("${X/a/b}", "/", "a/b")]
    [InlineData("${X//a/b}", "//", "a/b")]
    [InlineData("${X:-\"a}\"}", ":-", "\"a}\"")]
    public void Every_modifier_is_read(string use, string? modifier, string? operand)
    {
        var variable = Assert.Single(Variables($"WORKDIR /{use}/x"));
        Assert.Equal(("X", modifier, operand), (variable.Name, variable.Modifier, variable.Operand));
        Assert.Equal((2, 10, use.Length), (variable.Line, variable.Column, variable.Length));
    }

    [Fact]
    public void Variables_inside_of_others_follow_them() =>
        Assert.Equal(
            ["A 2:9+16", "B 2:14+10", "C 2:19+4", "D 2:26+2"],
            Variables("WORKDIR ${A:-${B:-${C}}}/$D").Select(v => $"{v.Name} {v.Line}:{v.Column}+{v.Length}"));

    [Theory]
    [InlineData("ENV A=$B $C=\"${D}\"", "B C D")]
    [InlineData("ENV A $B c", "B")]
    [InlineData("LABEL \"$A\"=$B", "A B")]
    [InlineData("ARG A=$B C=$D $E", "B D")]
    [InlineData("COPY --chown=$A --from=b --chmod=$B --exclude=$X $C ${D} /", "A B C D")]
    [InlineData("ADD --checksum=$A --chown=$B c $D", "A B D")]
    [InlineData("COPY --checksum=$A [\"$B\", \"\\u0024C\", \"d\"]", "B C")]
    [InlineData("RUN --mount=type=cache,id=$A,target=${B} --network=$C echo $D", "A B")]
    [InlineData("WORKDIR $A", "A")]
    [InlineData("USER $A:$B", "A B")]
    [InlineData("EXPOSE $A/tcp $B", "A B")]
    [InlineData("VOLUME [\"$A\"]", "A")]
    [InlineData("STOPSIGNAL $A", "A")]
    [InlineData("FROM --platform=$A $B AS $C", "A B")]
    [InlineData("ENTRYPOINT [\"$A\"]", "")]
    [InlineData("CMD $A", "")]
    [InlineData("HEALTHCHECK CMD $A", "")]
    [InlineData("MAINTAINER $A", "")]
    [InlineData("SHELL [\"$A\"]", "")]
    [InlineData("ONBUILD WORKDIR $A", "")]
    public void They_are_those_that_the_builder_expands(string line, string names) => Assert.Equal(names, string.Join(' ', Names(line)));

    [Theory]
    [InlineData("WORKDIR '$A'\"$B\"", "B")]
    [InlineData("WORKDIR \\$A$B", "B")]
    [InlineData("WORKDIR $", "")]
    [InlineData("WORKDIR ${A", "")]
    [InlineData("WORKDIR $A ${", "A")]
    public void Quotes_and_escapes_count(string line, string names) => Assert.Equal(names, string.Join(' ', Names(line)));

    [Fact]
    public void A_file_of_a_heredoc_is_expanded_unless_its_word_is_quoted()
    {
        var copy = Dockerfile.Parse("FROM a\nCOPY <<A <<'B' <<-C /$D/\n'$E\nA\n$F\nB\n\t${G}\n\tC\nRUN <<R\n$H\nR\n");
        Assert.Equal(["D 2:22", "E 3:2", "G 7:2"], copy.Instructions[1].Variables.Select(v => $"{v.Name} {v.Line}:{v.Column}"));
        Assert.Empty(copy.Instructions[2].Variables);
    }

    [Fact]
    public void Places_are_those_of_the_source()
    {
        var dockerfile = Dockerfile.Parse("# escape=`\r\nFROM a\r\nENV A=b `\r\n  B=${C:-`\r\nd}$E\r\nCOPY --chown=\"$F\":x \"$G\" [\r\nVOLUME [\"\\t$H\"]\r\n");
        Assert.Equal(
            ["C 4:5+10", "E 5:3+2", "F 6:15+2", "G 6:22+2", "H 7:12+2"],
            dockerfile.Instructions.SelectMany(i => i.Variables).Select(v => $"{v.Name} {v.Line}:{v.Column}+{v.Length}"));
    }

    [Fact]
    public void A_trigger_has_its_own() =>
        Assert.Equal("A", Assert.Single(Dockerfile.Parse("FROM a\nONBUILD WORKDIR $A\n").Instructions[1].Trigger!.Variables).Name);

    [Fact]
    public void What_a_modifier_means_can_be_asked()
    {
        Assert.True(Assert.Single(Variables("USER ${A:?}")).IsRequired);
        Assert.True(Assert.Single(Variables("USER ${A-b}")).HasDefault);
        Assert.Equal("${A:-b}", Assert.Single(Variables("USER ${A:-b}")).ToString());
    }
}
