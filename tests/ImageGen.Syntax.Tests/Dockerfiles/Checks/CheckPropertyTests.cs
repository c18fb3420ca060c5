using System.Diagnostics;
using CsCheck;
using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles.Checks;

public sealed class CheckPropertyTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf<string>([.. CheckCase.All.SelectMany(item => item.Text.Split('\n')).Distinct().Select(line => line + "\n")]),
        Gen.OneOf("$A", "${A:-", "}", "\\\n", "\n", "\r\n", "\"", "'", "[", "]", "<<E", "E\n", " ", "`", "\uFEFF", "😀", "\uD83D", "#", "=", ":", "/"));

    private static readonly DockerfileCheckOptions Everything = new()
    {
        Target = "one",
        Arguments = new Dictionary<string, string?> { ["A"] = "$A", ["TOKEN"] = "x" },
        Ignore = IgnoreFile.Parse("bin\n**/a"),
        Secrets = [],
        ContextHolds = path => path.Length % 2 == 0,
        Builder = DockerfileBuilder.Classic,
    };

    [Fact]
    public void No_text_throws_and_every_warning_lies_in_it() => Piece.Array[0, 25].Select(string.Concat).Sample(text =>
    {
        var dockerfile = Dockerfile.Parse(text);
        var lines = (text.StartsWith('\uFEFF') ? text[1..] : text).Split('\n');
        foreach (var warning in dockerfile.Check().Concat(dockerfile.Check(Everything)))
        {
            Assert.InRange(warning.Line, 1, lines.Length);
            Assert.InRange(warning.EndLine, warning.Line, lines.Length);
            Assert.InRange(warning.Column, 1, lines[warning.Line - 1].Length + 1);
            Assert.InRange(warning.EndColumn, warning.EndLine == warning.Line ? warning.Column : 1, lines[warning.EndLine - 1].Length + 2);
        }
    });

    [Theory]
    [InlineData("FROM scratch\n", "ENV A{0}=$B{0}\n")]
    [InlineData("FROM scratch\nENV A=aaaaaaaaaaaaaaaa\n", "ENV A=$A$A B{0}=$A\n")]
    [InlineData("FROM scratch AS s\n", "FROM s AS s\nENV A{0}=1 B=$C{0}\n")]
    [InlineData("FROM scratch AS s\nONBUILD ENV A=$B\n", "FROM s AS s{0}\n")]
    [InlineData("", "ARG A{0}=$B{0}\n")]
    [InlineData("FROM scratch\nENV", " A{0}=$B{0}")]
    [InlineData("FROM scratch\n", "# check=skip=UndefinedVar\nENV A=$B{0}\nCMD a\n")]
    [InlineData("FROM scratch\nCOPY ", "a/")]
    [Trait("Needs", "time")]
    public void Time_grows_with_the_text_alone(string first, string part)
    {
        _ = Check(first, part, 20_000);
        var small = Check(first, part, 100_000);
        var large = Check(first, part, 1_000_000);
        Assert.True(large < small * 40 + TimeSpan.FromSeconds(2), $"0.1 MB took {small}, 1 MB took {large}.");
    }

    private static TimeSpan Check(string first, string part, int length)
    {
        var text = new System.Text.StringBuilder(first);
        for (var i = 0; text.Length < length; i++)
        {
            _ = text.Append(part.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        var dockerfile = Dockerfile.Parse(text.Append('\n').ToString());
        var watch = Stopwatch.StartNew();
        _ = dockerfile.Check(new() { Ignore = Everything.Ignore, ContextHolds = _ => false, Arguments = new Dictionary<string, string?> { ["C"] = "1" } });
        return watch.Elapsed;
    }
}
