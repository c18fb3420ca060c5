using System.Diagnostics;
using CsCheck;
using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class DockerfilePropertyTests
{
    private static readonly Gen<string> Fragment = Gen.OneOf(
        "FROM", "RUN", "COPY", "ENV", "ARG", "ONBUILD", "HEALTHCHECK", "SHELL", "LABEL", "CMD", "EXPOSE", "STOPSIGNAL", "VOLUME", "ADD", " ", " ", " ", "\n", "\n", "\r\n", "\\\n", "`\n", "\\", "`",
        "#", "# escape=`\n", "# syntax=x\n", "<<EOF", "<<-'E'", "EOF", "E", "--from=a", "--mount=from=b,", "--mount=type=secret,id=$A,", "target=/x", "--chmod=", "--platform=", "--", "[", "]", "\"", "'", "{", ",", "1", "$A", "${A:-", "${A:?", "\\\"",
        "${A#", "${A/", "/", "}", "*", "A=b", "a", "AS", "\uFEFF", "\u00A0", "\t", "😀", "\uD83D", "\0");

    private static readonly Gen<string> Lines = Gen.OneOf(
        "FROM a\n", "  from a as b\r\n", "# c\n", "#\n", "\n", "RUN x \\\n\n# c\n y\n", "RUN <<E cat <<-'F'\nRUN\nE\n\tF\n", "COPY --from=a [\"b c\", \"d\"]\n",
        "ONBUILD COPY <<E /x\n1\nE\n", "ENV A=\"b c\" \\\n D=e\n", "HEALTHCHECK CMD [\"x\"]\n", "ARG A=${B\n", "ARG A\nUSER ${A:?}\n", "COPY --from=7 a b\n", "EXPOSE a\n", "BAD \\\\\n", "RUN <<'' x\n");

    private static readonly Gen<string> Text = Gen.OneOf(Fragment.Array[0, 40].Select(string.Concat), Gen.String);

    [Fact]
    public void No_text_throws_and_every_place_lies_in_it() => Text.Sample(text =>
    {
        var dockerfile = Dockerfile.Parse(text);
        var lines = (text.StartsWith('\uFEFF') ? text[1..] : text).Split('\n');
        foreach (var error in dockerfile.Errors)
        {
            AssertInside(lines, error.Line, error.Column);
        }

        var before = 0;
        foreach (var instruction in dockerfile.Instructions)
        {
            AssertInside(lines, instruction.Line, instruction.Column);
            Assert.True(instruction.Line > before && instruction.EndLine >= instruction.Line && instruction.EndLine <= lines.Length);
            before = instruction.EndLine;
            Assert.All(instruction.Words, word => AssertInside(lines, word.Line, word.Column));
            Assert.All(instruction.Flags, flag => Assert.Equal('-', lines[flag.Line - 1][flag.Column - 1]));
            Assert.Same(instruction, dockerfile.InstructionAt(instruction.Line));
            Assert.Same(instruction, dockerfile.InstructionAt(instruction.EndLine));
            Assert.Contains(instruction.Text, text, StringComparison.Ordinal);
            _ = dockerfile.InstructionOfStep(instruction.Text);
            foreach (var part in new[] { instruction, instruction.Trigger ?? instruction })
            {
                Assert.All(part.Mounts, mount => Assert.Equal('-', lines[mount.Line - 1][mount.Column - 1]));
                Assert.All(part.Variables, variable => Assert.Equal('$', lines[variable.Line - 1][variable.Column - 1]));
            }
        }

        Assert.All(dockerfile.Arguments, argument => AssertInside(lines, argument.Line, argument.Column));
        Assert.All(dockerfile.ErrorsFor(new Dictionary<string, string?>()), error => AssertInside(lines, error.Line, error.Column));
    });

    /// <summary>What is wrong whatever the arguments are is wrong with each of them.</summary>
    [Fact]
    public void Errors_of_a_file_are_errors_of_its_builds() => Lines.Array[0, 12].Sample(lines =>
    {
        var dockerfile = Dockerfile.Parse(string.Concat(lines));
        Assert.Empty(dockerfile.Errors.Except(dockerfile.ErrorsFor(new Dictionary<string, string?>())));
    });

    [Fact]
    public void Nothing_asked_of_any_text_throws() => Gen.Select(Text, Text).Sample((text, other) =>
    {
        var dockerfile = Dockerfile.Parse(text);
        _ = dockerfile.ExternalImages(new Dictionary<string, string?> { ["A"] = other });
        _ = dockerfile.ExternalImages(new Dictionary<string, string?>(), other);
        _ = dockerfile.FindTargetRun(Platform.Parse("linux/arm64"), Platform.Parse("linux/amd64"), new Dictionary<string, string?> { ["A"] = other }, other);
        _ = dockerfile.ErrorsFor(new Dictionary<string, string?> { ["A"] = other, ["a"] = text }, other);
        _ = dockerfile.StagesFor(other);
        _ = dockerfile.InstructionOfStep(other);
        _ = dockerfile.InstructionAt(other.Length - 2);
    });

    /// <summary>The lines of the instructions alone, put together, are the same instructions.</summary>
    [Fact]
    public void Instructions_can_be_printed_and_read_again() => Lines.Array[0, 12].Sample(lines =>
    {
        var dockerfile = Dockerfile.Parse(string.Concat(lines));
        var escape = dockerfile.EscapeCharacter == '`' ? "# escape=`\n" : "#\n";
        var printed = Dockerfile.Parse(escape + string.Join('\n', dockerfile.Instructions.Select(instruction => instruction.Text)) + "\n");
        Assert.Equal(dockerfile.Instructions.Select(i => i.ToString()), printed.Instructions.Select(i => i.ToString()));
    });

    [Theory]
    [InlineData("RUN a \\\n b \\\n# c\n\n d\n")]
    [InlineData("RUN <<EOF\nx\nEOF\n")]
    [InlineData("<<E ")]
    [InlineData("\"${A:-'")]
    [InlineData("FROM a AS b\nCOPY --from=b x y\n")]
    [InlineData("ENV A=$A$A B=$A\nRUN --mount=type=cache,target=$A x\n")]
    [Trait("Needs", "time")]
    public void Time_grows_with_the_text_alone(string part)
    {
        _ = Read(part, 20_000);
        var small = Read(part, 200_000);
        var large = Read(part, 2_000_000);
        Assert.True(large < small * 40 + TimeSpan.FromSeconds(1), $"0.2 MB took {small}, 2 MB took {large}.");
    }

    [Fact]
    [Trait("Needs", "time")]
    public void A_file_of_ten_megabytes_is_read_and_judged()
    {
        var part = "ARG A=1\nRUN --mount=type=cache,target=/c make \\\n  # one\n  all\nCOPY <<E /a\n$A\nE\nENV B=\"$A x\"\n";
        var dockerfile = Dockerfile.Parse("FROM scratch\n" + string.Concat(Enumerable.Repeat(part, 10_000_000 / part.Length)));
        Assert.Empty(dockerfile.Errors);
        Assert.Equal(1 + 10_000_000 / part.Length * 4, dockerfile.Instructions.Count);
        Assert.Equal(10_000_000 / part.Length * 2, dockerfile.Instructions.Sum(instruction => instruction.Variables.Count));
    }

    private static TimeSpan Read(string part, int length)
    {
        var text = "FROM a\nRUN [\"" + string.Concat(Enumerable.Repeat(part, length / part.Length));
        var watch = Stopwatch.StartNew();
        var dockerfile = Dockerfile.Parse(text);
        _ = dockerfile.Errors.Count + dockerfile.Instructions.Sum(instruction => instruction.Variables.Count);
        _ = Dockerfile.Parse("FROM a\nENV " + text).ExternalImages(new Dictionary<string, string?>());
        return watch.Elapsed;
    }

    private static void AssertInside(string[] lines, int line, int column)
    {
        Assert.InRange(line, 1, lines.Length);
        Assert.InRange(column, 1, lines[line - 1].Length + 1);
    }
}
