using Xunit;

namespace ImageGen.Syntax.Tests.References;

public sealed class ImageReferenceFormTests
{
    private const string Digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("ubuntu", "docker.io", "library/ubuntu", null, null)]
    [InlineData("ubuntu:24.04", "docker.io", "library/ubuntu", "24.04", null)]
    [InlineData("docker.io/ubuntu", "docker.io", "library/ubuntu", null, null)]
    [InlineData("index.docker.io/acme/shop", "docker.io", "acme/shop", null, null)]
    [InlineData("acme/shop", "docker.io", "acme/shop", null, null)]
    [InlineData("localhost/shop", "localhost", "shop", null, null)]
    [InlineData("localhost:5000", "docker.io", "library/localhost", "5000", null)]
    [InlineData("localhost:5000/shop:1", "localhost:5000", "shop", "1", null)]
    [InlineData("Acme/shop", "Acme", "shop", null, null)]
    [InlineData("[2001:db8::1]:5000/a/b/c:t", "[2001:db8::1]:5000", "a/b/c", "t", null)]
    [InlineData("ghcr.io/acme/shop@" + Digest, "ghcr.io", "acme/shop", null, Digest)]
    [InlineData("ghcr.io/acme/shop:1@" + Digest, "ghcr.io", "acme/shop", "1", Digest)]
    [InlineData("a.b_c/x", "", "a.b_c/x", null, null)]
    public void Parts_are_normalised_as_docker_normalises_them(string text, string registry, string repository, string? tag, string? digest)
    {
        ImageReference reference = ImageReference.Parse(text);

        Assert.Equal(registry, reference.Registry);
        Assert.Equal(repository, reference.Repository);
        Assert.Equal(tag, reference.Tag?.ToString());
        Assert.Equal(digest, reference.Digest?.ToString());
    }

    [Theory]
    [InlineData("docker.io/library/ubuntu:24.04", "ubuntu:24.04", "docker.io/library/ubuntu:24.04")]
    [InlineData("ubuntu", "ubuntu", "docker.io/library/ubuntu:latest")]
    [InlineData("acme/shop", "acme/shop", "docker.io/acme/shop:latest")]
    [InlineData("ghcr.io/acme/shop:1@" + Digest, "ghcr.io/acme/shop:1@" + Digest, "ghcr.io/acme/shop:1@" + Digest)]
    [InlineData("ubuntu@" + Digest, "ubuntu@" + Digest, "docker.io/library/ubuntu@" + Digest)]
    [InlineData("docker.io/library/a/b", "library/a/b", "docker.io/library/a/b:latest")]
    public void Both_forms(string text, string familiar, string canonical)
    {
        ImageReference reference = ImageReference.Parse(text);

        Assert.Equal(familiar, reference.ToString());
        Assert.Equal(canonical, reference.ToCanonicalString());
        Assert.Equal(familiar, $"{reference}");
    }

    [Theory]
    [InlineData("docker.io/a.b/c")]
    [InlineData("docker.io/localhost/c")]
    [InlineData("docker.io/library/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void The_short_form_is_not_used_where_it_would_name_another_image(string text) =>
        Assert.Equal(text, ImageReference.Parse(text).ToString());

    [Fact]
    public void Tag_and_digest_are_replaced_and_dropped()
    {
        ImageReference reference = ImageReference.Parse("acme/shop");

        Assert.Equal("acme/shop:1", reference.WithTag("1").ToString());
        Assert.Equal("acme/shop:2", reference.WithTag("1").WithTag("2").ToString());
        Assert.Equal("acme/shop:1@" + Digest, reference.WithTag("1").WithDigest(Digest).ToString());
        Assert.Equal("acme/shop@" + Digest, reference.WithTag("1").WithDigest(Digest).WithoutTag().ToString());
        Assert.Equal("acme/shop:1", reference.WithTag("1").WithDigest(Digest).WithoutDigest().ToString());
        Assert.Equal("acme/shop", reference.WithTag("1").WithDigest(Digest).Name);
        Assert.Equal("docker.io/acme/shop", reference.WithTag("1").CanonicalName);
    }

    [Fact]
    public void References_are_equal_when_their_normalised_parts_are()
    {
        ImageReference written = "docker.io/library/ubuntu:1";

        Assert.Equal(written, ImageReference.Parse("ubuntu:1"));
        Assert.True(written == "index.docker.io/ubuntu:1");
        Assert.Equal(written.GetHashCode(), ImageReference.Parse("ubuntu:1").GetHashCode());
        Assert.NotEqual(written, ImageReference.Parse("ubuntu:2"));
        Assert.NotEqual(written, ImageReference.Parse("ubuntu"));
        Assert.NotEqual(written, written.WithDigest(Digest));
        Assert.NotEqual(written, ImageReference.Parse("localhost/library/ubuntu:1"));
        Assert.True(written != null);
        Assert.True((ImageReference?)null == null);
        Assert.Null((ImageReference?)(string?)null);
    }
}
