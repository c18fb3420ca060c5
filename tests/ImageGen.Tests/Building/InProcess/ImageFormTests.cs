using ImageGen.Oci;
using ImageGen.Oci.Tests.Registries;
using Xunit;

namespace ImageGen.Tests.Building.InProcess;

/// <summary>The media types of images whose base has those of Docker.</summary>
public sealed class ImageFormTests : IDisposable
{
    private static readonly byte[] EmptyTar = new byte[1024];

    private readonly BuiltLayout _build = new();

    public ImageFormTests() => _build.Folder.Write("context/a.txt", "text");

    public void Dispose() => _build.Dispose();

    [Theory]
    [InlineData(null, MediaTypes.OciManifest, MediaTypes.OciConfiguration, MediaTypes.OciLayer, MediaTypes.OciLayerGzip)]
    [InlineData("true", MediaTypes.OciManifest, MediaTypes.OciConfiguration, MediaTypes.OciLayer, MediaTypes.OciLayerGzip)]
    [InlineData("false", MediaTypes.DockerManifest, MediaTypes.DockerConfiguration, MediaTypes.DockerLayer, MediaTypes.DockerLayerGzip)]
    public async Task A_manifest_has_layers_of_its_own_form(string? isOci, string manifestType, string configurationType, string layerOfBase, string newLayer)
    {
        await WriteBaseAsync(_build.Folder.At("base"));
        var output = BuildOutput.OciLayout("out");

        await _build.RunAsync(
            new()
            {
                Context = "context",
                NamedContexts = new Dictionary<string, NamedContext> { ["base"] = NamedContext.FromOciLayout("base") },
                Outputs = [isOci is null ? output : output with { Attributes = output.Attributes.Add("oci-mediatypes", isOci) }],
            },
            "FROM base\nCOPY a.txt /a\n");

        var layout = OciLayout.Open(_build.Folder.At("out"));
        var built = layout.Index.Manifests[0];
        var manifest = ImageManifest.Parse(await BuiltLayout.ReadAsync(layout, built));
        Assert.Equal((manifestType, manifestType), (built.MediaType, manifest.MediaType));
        Assert.Equal(configurationType, manifest.Config.MediaType);
        Assert.Equal([layerOfBase, newLayer], manifest.Layers.Select(layer => layer.MediaType));
    }

    private static async Task WriteBaseAsync(string path)
    {
        var image = new TestImage();
        var layer = image.Add(MediaTypes.DockerLayer, EmptyTar);
        var configuration = image.Add(MediaTypes.DockerConfiguration, new ImageConfiguration("amd64", "linux") { DiffIds = [layer.Digest] }.ToBytes());
        var manifest = image.Add(MediaTypes.DockerManifest, new ImageManifest(configuration, [layer]) { MediaType = MediaTypes.DockerManifest }.ToBytes());
        await OciLayout.WriteAsync(path, [(manifest, "latest")], image, TestContext.Current.CancellationToken);
    }
}
