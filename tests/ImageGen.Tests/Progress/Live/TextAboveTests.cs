using ImageGen.Progress.Live;
using Xunit;

namespace ImageGen.Tests.Progress.Live;

/// <summary>What the program writes while the view is in the terminal.</summary>
public sealed class TextAboveTests
{
    [Fact]
    public void Whole_lines_go_above_the_view_and_the_rest_follows_it()
    {
        using var original = new StringWriter();
        List<string> above = [];
        using var text = new TextAbove(original, above.Add);

        text.Write("half ");
        text.WriteLine("a line");
        text.Write("two\r\nlines\n".ToCharArray());
        text.Write('x');
        Assert.Empty(original.ToString());
        text.End();

        Assert.Equal(["half a line", "two", "lines"], above);
        Assert.Equal("x", original.ToString());

        text.WriteLine(" and later");
        Assert.Equal("x and later" + Environment.NewLine, original.ToString());
    }
}
