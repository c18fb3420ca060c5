using ImageGen.BuildKit.Http2.Headers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

public sealed class MalformedBlockTests
{
    [Theory]
    [InlineData("80", "a header has the number 0")]
    [InlineData("be", "a header has a number that there is not")]
    [InlineData("ffffffff", "a header ends early")]
    [InlineData("ffffffff7f", "a header has a number that there is not")]
    [InlineData("7e 0176", "a header has a number that there is not")]
    [InlineData("ff ffffffff 0f", "a number is larger than any has to be")]
    [InlineData("ff 8080808080 00", "a number is larger than any has to be")]
    [InlineData("00 7f ffffffff 7f", "a number is larger than any has to be")]
    [InlineData("3f 80 00", "a number is longer than it has to be")]
    [InlineData("40", "a header ends early")]
    [InlineData("40 016e", "a header ends early")]
    [InlineData("40 016e 02 76", "a string is longer than the block")]
    [InlineData("04 7f ffffffff 06", "a string is longer than the block")]
    [InlineData("40 00 0176", "a header has no name")]
    [InlineData("04 81fe", "a string ends within the code of a symbol")]
    [InlineData("04 85 07 ffffffff", "a string has the end of a string within")]
    [InlineData("3fe2 1f", "the table of headers becomes larger than was agreed")]
    [InlineData("82 20", "the table of headers changes its size after a header")]
    [InlineData("3f", "a header ends early")]
    public void Says_what_is_wrong(string block, string reason)
    {
        var refused = Assert.Throws<HeaderBlockException>(() => Blocks.NewDecoder().Read(block));

        Assert.Equal($"The daemon sent a header block of HTTP/2 in which {reason}. Connect to it anew.", refused.Message);
    }
}
