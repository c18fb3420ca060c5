using ImageGen.Images;
using Xunit;

namespace ImageGen.Tests.Images;

public sealed class ImageNameTests
{
    private static readonly TimeProvider Clock = new FixedClock(new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)).AddMicroseconds(678_901));

    [Theory]
    [InlineData("ghcr.io/acme/shop-api:1.4.0", null, "ghcr.io/acme/shop-api:1.4.0")]
    [InlineData("ghcr.io/acme/shop-api", "1.4.0", "ghcr.io/acme/shop-api:1.4.0")]
    [InlineData("localhost/simpleimage", "2.1.1", "localhost/simpleimage:2.1.1")]
    [InlineData("hostname.io:5050/dir/subdir", "t", "hostname.io:5050/dir/subdir:t")]
    public void A_tag_in_the_name_or_beside_it_makes_the_reference(string name, string? tag, string expected) =>
        Assert.Equal(expected, new DockerImage(name, tag).Reference.ToString());

    [Theory]
    [InlineData("2.1.1", "3.0")]
    [InlineData("2.1.1", "2.1.1")]
    public void Two_tags_are_refused_even_if_equal_and_both_are_named(string inName, string tag)
    {
        var exception = Assert.Throws<ImageReferenceException>(() => new DockerImage("acme/simpleimage:" + inName, tag));

        Assert.StartsWith("Only one tag can be given", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'acme/simpleimage:{inName}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{tag}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_cannot_be_known_before_the_build()
    {
        var name = "acme/api@sha256:" + new string('a', 64);

        var exception = Assert.Throws<ImageReferenceException>(() => new DockerImage(name));

        Assert.Contains("before the build", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:5000", null)]
    [InlineData("127.0.0.1:5000", "1.0")]
    public void A_registry_without_a_repository_is_not_read_as_a_name_with_a_tag(string name, string? tag)
    {
        var exception = Assert.Throws<ImageReferenceException>(() => new DockerImage(name, tag));

        Assert.Contains($"Use '{name}/NAME'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r/a:t:u")]
    [InlineData("r/a@b@c")]
    [InlineData("https://h.io:5000/a")]
    [InlineData("acme/Shop")]
    [InlineData("acme/my shop")]
    [InlineData("")]
    public void A_name_that_is_none_is_refused_with_what_is_wrong(string name) =>
        Assert.Throws<ImageReferenceException>(() => new DockerImage(name));

    [Theory]
    [InlineData("not a tag")]
    [InlineData("-x")]
    [InlineData("")]
    public void A_tag_that_is_none_is_refused(string tag) =>
        Assert.Throws<ImageReferenceException>(() => new DockerImage("acme/api", tag));

    [Theory]
    [InlineData("simpleimage", "acme", "acme/simpleimage:t")]
    [InlineData("simpleimage", "/acme/", "acme/simpleimage:t")]
    [InlineData("simpleimage", "ghcr.io//acme/", "ghcr.io/acme/simpleimage:t")]
    [InlineData("simpleimage", " acme ", "acme/simpleimage:t")]
    [InlineData("simpleimage", "", "simpleimage:t")]
    [InlineData("simpleimage", null, "simpleimage:t")]
    [InlineData("mine/simpleimage", "acme", "mine/simpleimage:t")]
    [InlineData("localhost/simpleimage", "acme", "localhost/simpleimage:t")]
    public void The_default_namespace_is_for_names_without_one(string name, string? defaultNamespace, string expected) =>
        Assert.Equal(expected, ImageName.Resolve(name, "t", defaultNamespace, Clock).ToString());

    [Fact]
    public void A_default_namespace_that_is_none_is_refused_with_the_variable_that_holds_it()
    {
        var exception = Assert.Throws<ImageReferenceException>(() => ImageName.Resolve("simpleimage", "t", "Acme Corp", Clock));

        Assert.Contains("'Acme Corp', from IMAGEGEN_DEFAULT_NAMESPACE", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_tag_the_moment_in_UTC_is_the_tag() =>
        Assert.Equal("acme/api:2026-01-02t03-04-05-678901-00-00", ImageName.Resolve("acme/api", null, null, Clock).ToString());

    [Fact]
    public void The_moment_keeps_its_six_digits_when_it_falls_on_a_whole_second() =>
        Assert.Equal("2026-01-02t03-04-05-000000-00-00", TimestampTag.Create(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)).ToString());

    [Fact]
    public void The_moment_is_fixed_when_the_image_is_described()
    {
        var image = new DockerImage("acme/api");

        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}-[0-9]{2}-[0-9]{2}-[0-9]{6}-00-00$", image.Reference.Tag!.ToString());
        Assert.Same(image.Reference, image.Reference);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
