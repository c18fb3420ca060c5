using System.Text;
using Xunit;

namespace ImageGen.Oci.Tests.Images;

public class ImageManifestTests
{
    private static readonly Descriptor Config = Descriptor.Of(MediaTypes.OciConfiguration, "{}"u8);
    private static readonly Descriptor Layer = Descriptor.Of(MediaTypes.OciLayerGzip, "layer"u8);

    /// <summary>The text is what BuildKit v0.26 writes for the same values.</summary>
    [Fact]
    public void A_manifest_has_the_form_that_BuildKit_writes()
    {
        var manifest = new ImageManifest(Config, [Layer]) { Annotations = Config.Annotations.Add("b", "<2>").Add("a", "1") };

        Assert.Equal(
            $$"""
            {
              "schemaVersion": 2,
              "mediaType": "application/vnd.oci.image.manifest.v1+json",
              "config": {
                "mediaType": "application/vnd.oci.image.config.v1+json",
                "digest": "{{Config.Digest}}",
                "size": 2
              },
              "layers": [
                {
                  "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
                  "digest": "{{Layer.Digest}}",
                  "size": 5
                }
              ],
              "annotations": {
                "a": "1",
                "b": "\u003c2\u003e"
              }
            }
            """,
            Encoding.UTF8.GetString(manifest.ToBytes().Span));
    }

    [Fact]
    public void A_written_manifest_is_read_with_the_same_values()
    {
        var manifest = new ImageManifest(Config, [Layer with { Urls = ["https://example.com/layer"] }])
        {
            MediaType = MediaTypes.DockerManifest,
            Subject = Layer,
            ArtifactType = "application/example",
            Annotations = Config.Annotations.Add("näme", "\"\\\u0001\n😀"),
        };

        var read = ImageManifest.Parse(manifest.ToBytes());

        Assert.Equal(manifest, read);
        Assert.Equal(manifest.Descriptor, read.Descriptor);
        Assert.Equal(MediaTypes.DockerManifest, read.Descriptor.MediaType);
    }

    [Fact]
    public void The_bytes_of_an_unchanged_manifest_stay_as_they_are()
    {
        var content = Encoding.UTF8.GetBytes(Json("\"x\": [1, {\"y\": null}]"));

        var manifest = ImageManifest.Parse(content);

        Assert.Equal(content, manifest.ToBytes().ToArray());
        Assert.NotEqual(content, (manifest with { ArtifactType = "a/b" }).ToBytes().ToArray());
    }

    [Fact]
    public void Unknown_fields_of_a_changed_manifest_are_written_again()
    {
        var manifest = ImageManifest.Parse(Encoding.UTF8.GetBytes(Json("\"x\": [1.50, {\"y\": null}, []]"))) with { ArtifactType = "a/b" };

        Assert.Contains("\"x\": [\n    1.50,\n    {\n      \"y\": null\n    },\n    []\n  ]", Encoding.UTF8.GetString(manifest.ToBytes().Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_media_type_is_the_one_of_the_descriptor()
    {
        Assert.Equal(MediaTypes.OciManifest, ImageManifest.Parse(Encoding.UTF8.GetBytes(Json("\"x\": 1"))).MediaType);
        Assert.Equal(MediaTypes.DockerManifest, ImageManifest.Parse(Encoding.UTF8.GetBytes(Json("\"x\": 1")), MediaTypes.DockerManifest).MediaType);
    }

    [Theory]
    [InlineData("", "is not valid JSON")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("{\"schemaVersion\":1}", "'schemaVersion' is not 2")]
    [InlineData("{\"schemaVersion\":2}", "'config' is missing")]
    [InlineData("{\"schemaVersion\":2,\"schemaVersion\":2}", "is not valid JSON")]
    [InlineData("{\"schemaVersion\":2,\"manifests\":[]}", "'manifests' belongs to another kind of document")]
    [InlineData("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"a\",\"digest\":\"sha256:1\"}}", "'config.digest' is 'sha256:1', which is not a valid digest")]
    [InlineData("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"\\ud800\"}}", "is not valid JSON")]
    public void A_manifest_that_is_not_valid_is_an_error(string json, string expected)
    {
        var exception = Assert.Throws<InvalidImageException>(() => ImageManifest.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layers", "-1", "'layers[0].size' is not a length")]
    [InlineData("layers", "1.5", "'layers[0].size' is not a 64-bit integer")]
    [InlineData("layers", "\"1\"", "'layers[0].size' is not a number")]
    public void The_message_names_the_place(string field, string size, string expected)
    {
        var json = Json($"\"{field}\": [{{\"mediaType\": \"a/b\", \"digest\": \"{Layer.Digest}\", \"size\": {size}}}]", withLayers: false);

        Assert.Contains(expected, Assert.Throws<InvalidImageException>(() => ImageManifest.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_media_type_than_that_of_the_descriptor_is_an_error()
    {
        var content = new ImageManifest(Config, []).ToBytes();

        Assert.Throws<InvalidImageException>(() => ImageManifest.Parse(content, MediaTypes.DockerManifest));
        Assert.Throws<InvalidImageException>(() => ImageManifest.Parse(content, MediaTypes.OciIndex));
    }

    [Fact]
    public void A_large_or_deep_manifest_is_an_error()
    {
        Assert.Throws<InvalidImageException>(() => ImageManifest.Parse(Encoding.UTF8.GetBytes(Json($"\"x\": \"{new string('x', 5 << 20)}\""))));
        Assert.Throws<InvalidImageException>(() => ImageManifest.Parse(Encoding.UTF8.GetBytes(Json($"\"x\": {new string('[', 40)}{new string(']', 40)}"))));
    }

    private static string Json(string field, bool withLayers = true) =>
        $$"""{"schemaVersion": 2, "config": {"mediaType": "{{Config.MediaType}}", "digest": "{{Config.Digest}}", "size": 2}, {{(withLayers ? "\"layers\": [], " : "")}}{{field}}}""";
}
