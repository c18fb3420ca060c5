using Xunit;

namespace ImageGen.Oci.Tests.Images;

public class VerifiedStreamTests
{
    private static readonly byte[] Content = "content"u8.ToArray();

    [Fact]
    public async Task The_content_of_the_descriptor_is_read()
    {
        await using var stream = Open(Content);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);

        Assert.Equal(Content, copy.ToArray());
    }

    [Theory]
    [InlineData("conten", "it has 6 bytes and not 7.")]
    [InlineData("contents", "it is longer than 7 bytes.")]
    [InlineData("contend", "its digest is sha256:")]
    public async Task Other_content_is_an_error(string content, string reason)
    {
        await using var stream = Open(System.Text.Encoding.UTF8.GetBytes(content));

        var exception = await Assert.ThrowsAsync<ContentMismatchException>(() => stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    private static VerifiedStream Open(byte[] content) => new(new MemoryStream(content), Descriptor.Of(MediaTypes.OciLayer, Content));
}
