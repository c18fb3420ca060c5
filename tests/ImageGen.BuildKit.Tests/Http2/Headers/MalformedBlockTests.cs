using ImageGen.BuildKit.Http2.Headers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

public sealed class MalformedBlockTests
{
    [Theory]
    [InlineData("80", "a header has the index 0")]
    [InlineData("be", "a header has an unknown index")]
    [InlineData("ffffffff", "a header is incomplete")]
    [InlineData("ffffffff7f", "a header has an unknown index")]
    [InlineData("7e 0176", "a header has an unknown index")]
    [InlineData("ff ffffffff 0f", "a number is too large")]
    [InlineData("ff 8080808080 00", "a number is too large")]
    [InlineData("00 7f ffffffff 7f", "a number is too large")]
    [InlineData("3f 80 00", "a number is longer than necessary")]
    [InlineData("40", "a header is incomplete")]
    [InlineData("40 016e", "a header is incomplete")]
    [InlineData("40 016e 02 76", "a string is longer than the block")]
    [InlineData("04 7f ffffffff 06", "a string is longer than the block")]
    [InlineData("40 00 0176", "a header has no name")]
    [InlineData("04 81fe", "a string ends within a code")]
    [InlineData("04 85 07 ffffffff", "a string contains the end-of-string symbol")]
    [InlineData("3fe2 1f", "the header table becomes larger than agreed")]
    [InlineData("82 20", "the header table changes its size after a header")]
    [InlineData("3f", "a header is incomplete")]
    public void Reports_what_is_wrong(string block, string reason)
    {
        var refused = Assert.Throws<HeaderBlockException>(() => Blocks.NewDecoder().Read(block));

        Assert.Equal($"The daemon sent an HTTP/2 header block that is not valid: {reason}. Connect again.", refused.Message);
    }
}
