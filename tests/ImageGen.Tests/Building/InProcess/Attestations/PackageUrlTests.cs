using ImageGen.Building.InProcess.Attestations;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Attestations;

/// <summary>Package URLs, with the examples of moby/buildkit v0.32 (<c>util/purl/image_test.go</c>).</summary>
public sealed class PackageUrlTests
{
    private const string Digest = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static readonly Platform Amd64 = Platform.Parse("linux/amd64");

    [Theory]
    [InlineData("alpine", "pkg:docker/alpine@latest?platform=linux%2Famd64")]
    [InlineData("library/alpine:3.15", "pkg:docker/alpine@3.15?platform=linux%2Famd64")]
    [InlineData("docker.io/library/alpine:latest", "pkg:docker/alpine@latest?platform=linux%2Famd64")]
    [InlineData("alpine:3.15@" + Digest, "pkg:docker/alpine@3.15?digest=" + Digest + "&platform=linux%2Famd64")]
    [InlineData("alpine@" + Digest, "pkg:docker/alpine?digest=" + Digest + "&platform=linux%2Famd64")]
    [InlineData("user/test:v2", "pkg:docker/user/test@v2?platform=linux%2Famd64")]
    [InlineData("ghcr.io/foo/bar", "pkg:docker/ghcr.io/foo/bar@latest?platform=linux%2Famd64")]
    [InlineData("127.0.0.1:5000/a/b:1", "pkg:docker/127.0.0.1%3A5000/a/b@1?platform=linux%2Famd64")]
    public void An_image_has_the_URL_that_BuildKit_writes(string image, string expected) =>
        Assert.Equal(expected, PackageUrl.FromImage(ImageReference.Parse(image), digest: null, Amd64));

    [Fact]
    public void The_digest_of_a_tag_is_added() =>
        Assert.Equal($"pkg:docker/alpine@latest?digest={Digest}&platform=linux%2Farm%2Fv7", PackageUrl.FromImage(ImageReference.Parse("alpine"), ImageDigest.Parse(Digest), Platform.Parse("linux/arm/v7")));

    [Fact]
    public void A_NuGet_package_has_its_name_and_version() =>
        Assert.Equal("pkg:nuget/Acme.Core@1.0.0-beta.1%2Bbuild", PackageUrl.FromPackage("Acme.Core", "1.0.0-beta.1+build"));
}
