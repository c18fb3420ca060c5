using System.Text;
using Xunit;

namespace ImageGen.Oci.Tests.Images;

public class ImageIndexTests
{
    [Theory]
    [InlineData("linux/amd64", "linux/arm64 linux/amd64", "linux/amd64")]
    [InlineData("linux/amd64", "linux/amd64/v2", null)]
    [InlineData("linux/amd64/v3", "linux/amd64 linux/amd64/v2 linux/amd64/v4", "linux/amd64/v2")]
    [InlineData("linux/amd64/v3", "linux/386 linux/amd64", "linux/amd64")]
    [InlineData("linux/amd64", "linux/386", "linux/386")]
    [InlineData("linux/arm/v7", "linux/arm/v5 linux/arm/v6 linux/arm64", "linux/arm/v6")]
    [InlineData("linux/arm", "linux/arm/v6 linux/arm/v7", "linux/arm/v7")]
    [InlineData("linux/arm/v6", "linux/arm/v7", null)]
    [InlineData("linux/arm64", "linux/arm/v7 linux/arm64/v8", "linux/arm64/v8")]
    [InlineData("linux/arm64/v8", "linux/arm64", "linux/arm64")]
    [InlineData("linux/arm64", "linux/arm/v7", "linux/arm/v7")]
    [InlineData("linux/arm64", "linux/arm64/v9", null)]
    [InlineData("linux/arm64/v9.1", "linux/arm64/v9.2 linux/arm64/v8.6 linux/arm64/v8.7 linux/arm64", "linux/arm64/v8.6")]
    [InlineData("linux/s390x", "linux/amd64", null)]
    [InlineData("windows(10.0.20348)/amd64", "windows(10.0.17763.1)/amd64 windows(10.0.20348.7)/amd64", "windows(10.0.20348.7)/amd64")]
    [InlineData("windows(10.0.26100)/amd64", "windows(10.0.17763.1)/amd64 windows(10.0.20348.7+win32k)/amd64", "windows(10.0.20348.7+win32k)/amd64")]
    [InlineData("windows/amd64", "linux/amd64 windows(10.0.17763.1)/amd64", "windows(10.0.17763.1)/amd64")]
    [InlineData("linux", "windows/amd64 linux/s390x linux/amd64", "linux/s390x")]
    [InlineData("linux/amd64", "linux(+x)/amd64 linux/386", "linux/386")]
    [InlineData("linux(+x)/amd64", "linux/amd64 linux(+x)/amd64", "linux(+x)/amd64")]
    public void A_platform_finds_the_manifest_that_containerd_selects(string platform, string available, string? expected)
    {
        var index = new ImageIndex([.. available.Split(' ').Select(static (each, i) => Manifest(i) with { Platform = each })]);

        Assert.Equal(expected, index.Find(platform)?.Platform?.ToString());
        Assert.Equal(expected, ImageIndex.Parse(index.ToBytes()).Find(platform)?.Platform?.ToString());
    }

    [Fact]
    public void An_attestation_is_never_found()
    {
        var index = new ImageIndex([
            Manifest(1) with { Platform = "unknown/unknown" },
            Manifest(2) with { Platform = "linux/amd64", Annotations = Manifest(2).Annotations.Add("vnd.docker.reference.type", "attestation-manifest") },
            Manifest(3),
        ]);

        Assert.Null(index.Find("unknown/unknown"));
        Assert.Null(index.Find("linux/amd64"));
    }

    [Fact]
    public void A_written_index_is_read_with_the_same_values()
    {
        var index = new ImageIndex([Manifest(1) with { Platform = "windows(10.0.17763+win32k)/amd64" }, Manifest(2) with { Platform = "linux/arm/v7" }])
        {
            Annotations = Manifest(1).Annotations.Add("a", "b"),
            Subject = Manifest(3),
        };

        Assert.Equal(index, ImageIndex.Parse(index.ToBytes(), MediaTypes.OciIndex));
        Assert.Equal(index.GetHashCode(), ImageIndex.Parse(index.ToBytes()).GetHashCode());
    }

    [Fact]
    public void A_platform_that_is_not_valid_is_kept_as_an_unknown_field()
    {
        var json = $$$"""{"schemaVersion":2,"manifests":[{"mediaType":"{{{MediaTypes.OciManifest}}}","digest":"{{{Manifest(1).Digest}}}","size":1,"platform":{"os":"","architecture":""}}]}""";

        var index = ImageIndex.Parse(Encoding.UTF8.GetBytes(json)) with { ArtifactType = "a/b" };

        Assert.Null(index.Manifests[0].Platform);
        Assert.Contains("\"platform\": {\n        \"os\": \"\",", Encoding.UTF8.GetString(index.ToBytes().Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_is_not_a_valid_index()
    {
        var manifest = new ImageManifest(Manifest(1), []).ToBytes();

        Assert.Throws<InvalidImageException>(() => ImageIndex.Parse(manifest));
    }

    private static Descriptor Manifest(int number) => Descriptor.Of(MediaTypes.OciManifest, [(byte)number]);
}
