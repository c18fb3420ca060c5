using Xunit;

namespace ImageGen.Syntax.Tests.References;

public sealed class ImageTagAndDigestTests
{
    private static readonly string Hexadecimal = new('a', 64);

    [Theory]
    [InlineData("", ImageReferenceErrorKind.EmptyTag, 0, 0, null)]
    [InlineData("a b", ImageReferenceErrorKind.Whitespace, 1, 1, null)]
    [InlineData("1.0\n", ImageReferenceErrorKind.Whitespace, 3, 1, "1.0")]
    [InlineData("-a", ImageReferenceErrorKind.InvalidTag, 0, 1, null)]
    [InlineData(":1.0", ImageReferenceErrorKind.InvalidTag, 0, 1, "1.0")]
    [InlineData("a:b", ImageReferenceErrorKind.InvalidTag, 1, 1, null)]
    [InlineData("a@b", ImageReferenceErrorKind.InvalidTag, 1, 1, null)]
    [InlineData("1.0+build", ImageReferenceErrorKind.InvalidTag, 3, 1, null)]
    public void A_tag_that_is_none(string text, ImageReferenceErrorKind kind, int position, int length, string? suggestion)
    {
        Assert.False(ImageTag.TryParse(text, out _, out ImageReferenceError? error));

        Assert.Equal((kind, ImageReferencePart.Tag, position, length, suggestion), (error.Kind, error.Part, error.Position, error.Length, error.Suggestion));
        Assert.Equal(error, Assert.Throws<ImageReferenceException>(() => (ImageTag)text).Error);
    }

    [Fact]
    public void A_tag_has_up_to_128_characters_and_keeps_its_case()
    {
        Assert.Equal(128, ImageTag.Parse(new string('T', 128)).ToString().Length);
        Assert.Equal(ImageReferenceErrorKind.TagTooLong, Assert.Throws<ImageReferenceException>(() => ImageTag.Parse(new string('T', 129))).Error!.Kind);
        Assert.NotEqual(ImageTag.Parse("v1"), ImageTag.Parse("V1"));
        Assert.Equal(ImageTag.Latest, ImageTag.Parse("latest"));
        Assert.Equal("_1-2.X", $"{ImageTag.Parse("_1-2.X")}");
    }

    [Theory]
    [InlineData("sha256", 64)]
    [InlineData("sha384", 96)]
    [InlineData("sha512", 128)]
    public void A_digest_has_an_algorithm_and_as_many_digits_as_that_makes(string algorithm, int digits)
    {
        string text = algorithm + ":" + new string('0', digits);
        ImageDigest digest = text;

        Assert.Equal(algorithm, digest.Algorithm);
        Assert.Equal(new string('0', digits), digest.Encoded);
        Assert.Equal(text, digest.ToString());
        Assert.Equal(ImageReferenceErrorKind.DigestLength, Assert.Throws<ImageReferenceException>(() => ImageDigest.Parse(text + "0")).Error!.Kind);
        Assert.Equal(ImageReferenceErrorKind.DigestLength, Assert.Throws<ImageReferenceException>(() => ImageDigest.Parse(text[..^1])).Error!.Kind);
    }

    [Fact]
    public void A_digest_that_is_none()
    {
        Assert.Equal(ImageReferenceErrorKind.EmptyDigest, KindOf(""));
        Assert.Equal(ImageReferenceErrorKind.InvalidDigest, KindOf(Hexadecimal));
        Assert.Equal(ImageReferenceErrorKind.InvalidDigest, KindOf("sha256:g" + Hexadecimal[1..]));
        Assert.Equal(ImageReferenceErrorKind.UppercaseDigest, KindOf("sha256:A" + Hexadecimal[1..]));
        Assert.Equal(ImageReferenceErrorKind.UnknownDigestAlgorithm, KindOf("blake3:" + Hexadecimal));
        Assert.Equal(ImageReferenceErrorKind.UnknownDigestAlgorithm, KindOf(":" + Hexadecimal));
        Assert.Equal(ImageReferenceErrorKind.Whitespace, KindOf("sha256:" + Hexadecimal + " "));

        static ImageReferenceErrorKind KindOf(string text) => Assert.Throws<ImageReferenceException>(() => ImageDigest.Parse(text)).Error!.Kind;
    }
}
