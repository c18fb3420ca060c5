using ImageGen.Progress.Live;
using Xunit;

namespace ImageGen.Tests.Progress.Live;

/// <summary>What a terminal receives.</summary>
public sealed class LiveRegionTests : IDisposable
{
    private static readonly LiveLine Line = new([new("✓", Tone.Done), new(" 名 "), new("api", Tone.Title)]);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void The_changing_lines_are_replaced_and_the_cursor_returns_at_the_end()
    {
        var region = new LiveRegion(new TerminalOutput(_output), hasColors: true, LiveSigns.Unicode);
        region.Write([], [Line, Line], 40);
        region.Write([Line], [], 40);

        Assert.True(region.Wait(Limit));
        const string Written = "\e[32m✓\e[0m 名 \e[1mapi\e[0m\e[0K\n";
        Assert.Equal($"\r{Written}{Written}\e[0J\e[?25l\e[2A\r{Written}\e[0J\e[?25h", _output.ToString());
    }

    [Fact]
    public void Without_colors_only_the_title_stands_out()
    {
        var region = new LiveRegion(new TerminalOutput(_output), hasColors: false, LiveSigns.Unicode);
        region.Write([Line], [], 40);

        Assert.True(region.Wait(Limit));
        Assert.Equal("\r✓ 名 \e[1mapi\e[0m\e[0K\n\e[0J\e[?25h", _output.ToString());
    }

    [Theory]
    [InlineData(40, 1)]
    [InlineData(8, 2)]
    [InlineData(4, 3)]
    public void A_narrower_terminal_has_wrapped_the_lines(int width, int rows)
    {
        var region = new LiveRegion(new TerminalOutput(_output), hasColors: false, LiveSigns.Unicode);
        region.Write([], [new([new("123456789")])], 40);
        region.Write([], [], width);

        Assert.True(region.Wait(Limit));
        Assert.Contains($"\e[{rows}A\r", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_that_was_closed_does_not_end_the_build()
    {
        using var closed = new ClosedTerminal();
        var region = new LiveRegion(new TerminalOutput(closed), hasColors: true, LiveSigns.Unicode);

        region.Write([Line], [Line], 40);
        region.Write([Line], [Line], 40);

        Assert.True(region.Wait(Limit));
        Assert.Equal(2, closed.Tries);
    }

    [Theory]
    [InlineData("RUN make", 8)]
    [InlineData("✓ a…", 4)]
    [InlineData("名前", 4)]
    [InlineData("é", 1)]
    public void A_text_has_the_width_of_its_characters(string text, int width) => Assert.Equal(width, new LiveText(text).Width);

    private sealed class ClosedTerminal : StringWriter
    {
        public int Tries { get; private set; }

        public override void Write(string? value)
        {
            Tries++;
            throw new IOException("Input/output error");
        }
    }
}
