using Xunit;
using static ImageGen.ImageReferenceErrorKind;
using static ImageGen.ImageReferencePart;

namespace ImageGen.Syntax.Tests.References;

public sealed class ImageReferenceErrorTests
{
    private const string Hexadecimal = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static TheoryData<string, ImageReferenceErrorKind, ImageReferencePart, int, int, string?> Mistakes => new()
    {
        { "", Empty, Reference, 0, 0, null },
        { " a", Whitespace, Reference, 0, 1, "a" },
        { "a\r\n", Whitespace, Reference, 1, 2, "a" },
        { "a b", Whitespace, Reference, 1, 1, null },
        { "https://h.io:5000/a", Scheme, Reference, 0, 8, "h.io:5000/a" },
        { " https://h.io:5000/Acme/Shop/ ", Scheme, Reference, 0, 9, "h.io:5000/acme/shop" },
        { "user:secret@h.io/a", Credentials, Registry, 0, 12, "h.io/a" },
        { "https://user:sec/ret@h.io/a", Credentials, Registry, 0, 21, "h.io/a" },
        { Hexadecimal, ImageId, Repository, 0, 64, null },
        { "h_o.st:1/a", InvalidRegistry, Registry, 1, 1, null },
        { "a..b/c", InvalidRegistry, Registry, 2, 1, null },
        { "a.b-/c", InvalidRegistry, Registry, 3, 1, null },
        { "[::1/x", InvalidRegistry, Registry, 3, 1, null },
        { "[fe80::1%eth0]/x", InvalidRegistry, Registry, 8, 1, null },
        { "h:x/y", InvalidPort, Registry, 2, 1, null },
        { "h:/y", InvalidPort, Registry, 1, 1, null },
        { "a_/b", InvalidRepository, Repository, 1, 1, null },
        { "a___b", InvalidRepository, Repository, 3, 1, null },
        { "a..b", InvalidRepository, Repository, 2, 1, null },
        { "r.io/é", InvalidRepository, Repository, 5, 1, null },
        { "\U0001d4b6/b", InvalidRepository, Repository, 0, 2, null },
        { "Ubuntu", UppercaseRepository, Repository, 0, 1, "ubuntu" },
        { "acme/Shop:V1", UppercaseRepository, Repository, 5, 1, "acme/shop:V1" },
        { "My_Shop/api", UppercaseRepository, Repository, 0, 1, "my_shop/api" },
        { "a.b/", MissingRepository, Repository, 4, 0, null },
        { ":1", MissingRepository, Repository, 0, 0, null },
        { "/a", EmptyRepositorySegment, Repository, 0, 1, "a" },
        { "a//b", EmptyRepositorySegment, Repository, 2, 1, "a/b" },
        { "a/", TrailingSlash, Repository, 1, 1, "a" },
        { "a/b/:1", TrailingSlash, Repository, 3, 1, "a/b:1" },
        { new string('a', 249), RepositoryTooLong, Repository, 0, 249, null },
        { "r.io/" + new string('a', 256), RepositoryTooLong, Repository, 5, 256, null },
        { "a:", EmptyTag, Tag, 1, 1, "a" },
        { "a:@", EmptyTag, Tag, 1, 1, "a" },
        { "a:-x", InvalidTag, Tag, 2, 1, null },
        { "a:1.0+build", InvalidTag, Tag, 5, 1, null },
        { "a:" + new string('t', 129), TagTooLong, Tag, 2, 129, null },
        { "r/a:t:u", SecondTag, Tag, 5, 2, null },
        { "a@", EmptyDigest, Digest, 1, 1, "a" },
        { "a@x", InvalidDigest, Digest, 2, 1, null },
        { "a@sha256:12g", InvalidDigest, Digest, 11, 1, null },
        { "a@md5:" + Hexadecimal, UnknownDigestAlgorithm, Digest, 2, 3, null },
        { "a@SHA256:" + Hexadecimal, UnknownDigestAlgorithm, Digest, 2, 6, "a@sha256:" + Hexadecimal },
        { "a@sha256:12", DigestLength, Digest, 9, 2, null },
        { "a@sha256:" + Hexadecimal.ToUpperInvariant(), UppercaseDigest, Digest, 9, 64, "a@sha256:" + Hexadecimal },
        { "a@b@c", SecondDigest, Digest, 3, 2, null },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void An_error_names_the_rule_the_part_the_place_and_what_to_write(
        string text, ImageReferenceErrorKind kind, ImageReferencePart part, int position, int length, string? suggestion)
    {
        Assert.False(ImageReference.TryParse(text, out ImageReference? reference, out ImageReferenceError? error));

        Assert.Null(reference);
        Assert.Equal((kind, part, position, length, suggestion), (error.Kind, error.Part, error.Position, error.Length, error.Suggestion));
    }

    [Fact]
    public void Every_kind_of_mistake_in_a_reference_is_among_these() =>
        Assert.Equal(
            Enum.GetValues<ImageReferenceErrorKind>().Except([InvalidPlatform, UnknownPlatform, PlatformTooLong]),
            Mistakes.Select(row => row.Data.Item2).Distinct().Order());

    [Fact]
    public void The_exception_carries_the_error_and_says_the_same()
    {
        ImageReferenceException thrown = Assert.Throws<ImageReferenceException>(() => ImageReference.Parse("acme/Shop"));
        _ = ImageReference.TryParse("acme/Shop", out _, out ImageReferenceError? error);

        Assert.Equal(error, thrown.Error);
        Assert.Equal(
            "'acme/Shop' is not a valid image reference: repository names are lower case, not 'S' at index 5. Use 'acme/shop'.",
            thrown.Message);
    }

    [Fact]
    public void A_password_is_not_repeated()
    {
        _ = ImageReference.TryParse("https://user:hunter2@h.io/a", out _, out ImageReferenceError? error);

        Assert.DoesNotContain("hunter2", error!.Message + error.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_seen_is_spelt_out()
    {
        _ = ImageReference.TryParse("a\u200bb\u0007", out _, out ImageReferenceError? error);

        Assert.Contains("'a\\u200bb\\u0007'", error!.Message, StringComparison.Ordinal);
        Assert.Contains("'\\u200b' at index 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_is_cut_in_the_message()
    {
        _ = ImageReference.TryParse(new string('a', 1 << 20), out _, out ImageReferenceError? error);

        Assert.InRange(error!.Message.Length, 100, 400);
    }

    [Fact]
    public void No_text_is_an_error_like_an_empty_one()
    {
        Assert.False(ImageReference.TryParse(null, out _, out ImageReferenceError? error));
        Assert.Equal(Empty, error.Kind);
        _ = Assert.Throws<ArgumentNullException>(() => ImageReference.Parse(null!));
    }
}
