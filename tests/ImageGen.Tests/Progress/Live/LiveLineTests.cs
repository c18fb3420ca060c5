using CsCheck;
using ImageGen.Progress.Live;
using Xunit;

namespace ImageGen.Tests.Progress.Live;

/// <summary>Lines of the live view fit into any width.</summary>
public sealed class LiveLineTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char['a', 'z'].Select(character => character.ToString()), Gen.OneOf([.. new[] { "日", "ü", "e\u0301", "👩‍🚀", " ", "…" }.Select(Gen.Const)])).Array[0, 60].Select(string.Concat);

    [Theory]
    [InlineData(30, "name of a step          12.3 s")]
    [InlineData(20, "name of a s…  12.3 s")]
    [InlineData(12, "name of a s…")]
    public void What_does_not_fit_is_cut_and_in_little_room_the_right_side_is_left_out(int width, string expected) =>
        Assert.Equal(expected, Fit(new([new("name "), new("of a step")]) { Right = [new("12.3 s")] }, width));

    [Fact]
    public void A_wide_character_is_not_halved() => Assert.Equal("日…", Fit(new([new("日本語")]), 4));

    [Fact]
    public void A_wrapped_line_keeps_its_text() => Assert.Equal(new string('x', 500), Fit(new([new(new string('x', 500))]) { IsWrapped = true }, 40));

    [Fact]
    public void In_a_wide_terminal_the_right_edge_is_not_too_far() => Assert.Equal("a        b", Fit(new([new("a")]) { Right = [new("b")], MaxWidth = 10 }, 300));

    [Fact]
    public void No_line_is_longer_than_the_terminal() => Gen.Select(Text.Array[1, 4], Text.Array[0, 3], Gen.Int[1, 120]).Sample((left, right, width) =>
    {
        var pieces = new LiveLine([.. left.Select(text => new LiveText(text))]) { Right = [.. right.Select(text => new LiveText(text))] }.Fit(width, "…");
        return LiveLine.WidthOf(pieces) <= width;
    });

    private static string Fit(LiveLine line, int width) => string.Concat(line.Fit(width, "…").Select(piece => piece.Text));
}
