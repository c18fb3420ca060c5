using CsCheck;
using ImageGen.Building.Steps;
using Xunit;

namespace ImageGen.Tests.Building;

public sealed class OutputTailTests
{
    [Fact]
    public void The_last_lines_are_kept_however_the_output_is_cut() =>
        Gen.OneOf("a", "bc", "\n", "\n\n", "é", "line\n").Array[0, 120].Sample(pieces =>
        {
            var tail = new OutputTail();
            foreach (var piece in pieces)
            {
                tail.Append(piece);
            }

            var lines = string.Concat(pieces).Split('\n').ToList();
            if (lines[^1].Length == 0)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            Assert.Equal(lines.TakeLast(20), tail.Lines);
        });

    [Fact]
    public void Of_a_progress_bar_the_last_state_counts()
    {
        var tail = new OutputTail();
        tail.Append("10%\r50%\r100%\r\ndone\r\n");

        Assert.Equal(["100%", "done"], tail.Lines);
    }

    [Fact]
    public void An_endless_line_is_cut()
    {
        var tail = new OutputTail();
        tail.Append(new string('x', 1_000_000));

        Assert.Equal(2_000, Assert.Single(tail.Lines).Length);
    }
}
