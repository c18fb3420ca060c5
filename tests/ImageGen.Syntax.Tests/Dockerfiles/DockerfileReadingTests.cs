using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class DockerfileReadingTests
{
    [Fact]
    public void Instructions_keep_their_places()
    {
        var dockerfile = Dockerfile.Parse("# syntax=docker/dockerfile:1\n\nFROM alpine AS base\n  run echo a \\\n\n  # inside\n  b\nCMD [\"x\", \"y z\"]\n");
        Assert.Empty(dockerfile.Errors);
        Assert.Equal(
            ["FROM 3:1-3", "RUN 4:3-7", "CMD 8:1-8"],
            dockerfile.Instructions.Select(i => $"{i.Keyword} {i.Line}:{i.Column}-{i.EndLine}"));
        Assert.Equal("run", dockerfile.Instructions[1].WrittenKeyword);
        Assert.Equal("echo a   b", dockerfile.Instructions[1].Arguments);
        Assert.Equal("  run echo a \\\n\n  # inside\n  b", dockerfile.Instructions[1].Text);
        Assert.True(dockerfile.Instructions[2].IsJson);
        Assert.Equal(["x 8:6", "y z 8:11"], dockerfile.Instructions[2].Words.Select(w => $"{w.Text} {w.Line}:{w.Column}"));
    }

    [Fact]
    public void Words_on_continued_lines_know_their_line()
    {
        var copy = Dockerfile.Parse("FROM a\nCOPY --from=b \\\n  --chown=1:2 x \\\n y /z/\n").Instructions[1];
        Assert.Equal(["from=b 2:6", "chown=1:2 3:3"], copy.Flags.Select(f => $"{f.Name}={f.Value} {f.Line}:{f.Column}"));
        Assert.Equal(["x 3:15", "y 4:2", "/z/ 4:4"], copy.Words.Select(w => $"{w.Text} {w.Line}:{w.Column}"));
        Assert.Equal("COPY --from=b --chown=1:2 x  y /z/", copy.ToString());
    }

    [Fact]
    public void What_stands_in_a_heredoc_is_no_instruction()
    {
        var dockerfile = Dockerfile.Parse("FROM a\nRUN <<EOF cat > f <<-'TWO'\nFROM b\nEOF\n\tRUN c\n\tTWO\nCOPY <<x.txt /x\nfoo\nx.txt\n");
        Assert.Empty(dockerfile.Errors);
        Assert.Equal(["FROM", "RUN", "COPY"], dockerfile.Instructions.Select(i => i.Keyword));
        Assert.Equal(
            ["EOF:FROM b\n:3-4:True:False", "TWO:\tRUN c\n:5-6:False:True"],
            dockerfile.Instructions[1].Heredocs.Select(h => $"{h.Name}:{h.Content}:{h.Line}-{h.EndLine}:{h.Expands}:{h.StripsTabs}"));
        Assert.Equal(6, dockerfile.Instructions[1].EndLine);
        Assert.Equal("foo\n", dockerfile.Instructions[2].Heredocs[0].Content);
    }

    [Theory]
    [InlineData("RUN echo '<<EOF'")]
    [InlineData("RUN [\"sh\", \"-c\", \"<<EOF\"]")]
    [InlineData("RUN cat <<<EOF")]
    [InlineData("RUN echo \"<<EOF")]
    [InlineData("ENV A=<<EOF")]
    [InlineData("RUN echo $((1<<2))x")]
    public void Not_every_angle_bracket_begins_a_heredoc(string line) =>
        Assert.Equal(["FROM", line[..3], "CMD"], Dockerfile.Parse($"FROM a\n{line}\nCMD x\n").Instructions.Select(i => i.Keyword));

    [Fact]
    public void The_escape_directive_changes_what_continues_a_line()
    {
        var dockerfile = Dockerfile.Parse("# escape=`\nFROM a\nRUN dir c:\\\nRUN echo `\n  b\n");
        Assert.Equal('`', dockerfile.EscapeCharacter);
        Assert.Equal(["a", "dir c:\\", "echo   b"], dockerfile.Instructions.Select(i => i.Arguments));
    }

    [Fact]
    public void A_directive_after_a_comment_is_a_comment()
    {
        var dockerfile = Dockerfile.Parse("# hello\n# escape=`\nFROM a\n");
        Assert.Empty(dockerfile.Directives);
        Assert.Equal(["hello", "escape=`"], dockerfile.Instructions[0].Comments);
    }

    [Fact]
    public void Two_escape_characters_continue_nothing() =>
        Assert.Equal(3, Dockerfile.Parse("FROM a\nRUN echo \\\\\nRUN b").Instructions.Count);

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        var dockerfile = Dockerfile.Parse("\uFEFF# escape=`\r\nFROM a AS b\r\nRUN x `\r\n y\r\n");
        Assert.Equal(["a AS b", "x  y"], dockerfile.Instructions.Select(i => i.Arguments));
        Assert.Equal((2, 1), (dockerfile.Instructions[0].Line, dockerfile.Instructions[0].Column));
    }

    [Fact]
    public void Stages_know_their_name_base_and_platform()
    {
        var dockerfile = Dockerfile.Parse("ARG V=1\nFROM --platform=$BUILDPLATFORM sdk:$V AS Build\nRUN a\nFROM build\nCOPY --from=build x y\n");
        Assert.Equal(["Build|sdk:$V|$BUILDPLATFORM|2|build|1", "|build||4|stage-1|1"], dockerfile.Stages.Select(
            s => $"{s.Name}|{s.BaseName}|{s.Platform}|{s.Line}|{s.BuilderName}|{s.Instructions.Count}"));
        Assert.Equal("V=1", Assert.Single(dockerfile.GlobalArguments).Arguments);
    }

    [Fact]
    public void A_trigger_is_an_instruction_of_its_own()
    {
        var onBuild = Dockerfile.Parse("FROM a\nONBUILD COPY --from=b <<EOF /x\n1\nEOF\n").Instructions[1];
        Assert.Equal("COPY", onBuild.Trigger!.Keyword);
        Assert.Equal("b", onBuild.Trigger.FlagValue("from"));
        Assert.Equal("1\n", onBuild.Trigger.Heredocs[0].Content);
    }

    [Fact]
    public void A_line_finds_its_instruction()
    {
        var dockerfile = Dockerfile.Parse("FROM a\n\nRUN <<E\nx\nE\n\n# c\nCMD y");
        Assert.Equal(
            ["FROM", null, "RUN", "RUN", "RUN", null, null, "CMD", null],
            Enumerable.Range(1, 9).Select(line => dockerfile.InstructionAt(line)?.Keyword));
    }
}
