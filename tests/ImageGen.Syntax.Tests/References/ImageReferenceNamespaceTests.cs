using Xunit;

namespace ImageGen.Syntax.Tests.References;

public sealed class ImageReferenceNamespaceTests
{
    [Theory]
    [InlineData("simpleimage:2.1.1", null)]
    [InlineData("localhost:5000", null)]
    [InlineData("localhost/simpleimage", "localhost")]
    [InlineData("acme/shop", "acme")]
    [InlineData("acme/team/shop:1", "acme/team")]
    [InlineData("hostname.io:5050/dir/subdir", "hostname.io:5050/dir")]
    [InlineData("hostname.io:5050/dir", "hostname.io:5050")]
    [InlineData("library/ubuntu", "docker.io/library")]
    [InlineData("docker.io/ubuntu", "docker.io/library")]
    [InlineData("a.b_c/x", "a.b_c")]
    public void What_stands_before_the_last_segment_of_the_name_as_written(string text, string? expected)
    {
        ImageReference reference = text;

        Assert.Equal(expected, reference.Namespace);
        Assert.Equal(expected is not null, reference.HasNamespace);
        Assert.Equal(expected, reference.WithTag("t").WithoutTag().Namespace);
    }

    [Theory]
    [InlineData("shop", "acme", "acme/shop")]
    [InlineData("shop:1", "acme/", "acme/shop:1")]
    [InlineData("shop", "//ghcr.io//acme//", "ghcr.io/acme/shop")]
    [InlineData("shop", "localhost:5000", "localhost:5000/shop")]
    [InlineData("shop", "localhost", "localhost/shop")]
    [InlineData("shop", "Registry", "Registry/shop")]
    [InlineData("shop", "library", "shop")]
    [InlineData("shop", "docker.io", "shop")]
    [InlineData("shop@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "acme", "acme/shop@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("shop", null, "shop")]
    [InlineData("shop", "", "shop")]
    [InlineData("shop", "///", "shop")]
    [InlineData("shop", " /acme/ ", "acme/shop")]
    [InlineData("acme/shop", "other", "acme/shop")]
    [InlineData("docker.io/shop", "other", "shop")]
    [InlineData("library/shop", "other", "shop")]
    [InlineData("localhost/shop", "other", "localhost/shop")]
    [InlineData("ghcr.io/shop:1", "other", "ghcr.io/shop:1")]
    public void A_default_goes_only_before_a_name_that_was_written_without_one(string text, string? defaultNamespace, string expected)
    {
        ImageReference result = ImageReference.Parse(text).WithDefaultNamespace(defaultNamespace);

        Assert.Equal(expected, result.ToString());
        Assert.Equal(result, result.WithDefaultNamespace(result.HasNamespace ? "another" : null));
    }

    [Theory]
    [InlineData("Acme/Team", ImageReferenceErrorKind.UppercaseRepository)]
    [InlineData("ac me", ImageReferenceErrorKind.Whitespace)]
    [InlineData("https://ghcr.io/acme", ImageReferenceErrorKind.InvalidPort)]
    [InlineData("acme:x", ImageReferenceErrorKind.InvalidPort)]
    public void A_default_that_makes_no_valid_name_is_refused(string defaultNamespace, ImageReferenceErrorKind kind)
    {
        ImageReference reference = "shop";

        Assert.False(reference.TryWithDefaultNamespace(defaultNamespace, out ImageReference? result, out ImageReferenceError? error));
        Assert.Null(result);
        Assert.Equal(kind, error.Kind);
        Assert.StartsWith("With the default namespace: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<ImageReferenceException>(() => reference.WithDefaultNamespace(defaultNamespace)).Message);
    }
}
