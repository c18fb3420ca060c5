using ImageGen.Engine.Tests.BuildKit;
using ImageGen.Oci;
using Xunit;

namespace ImageGen.Engine.Tests.Oci;

/// <summary>Engines load the images that are written without them.</summary>
public class ImageFileTests
{
    public static TheoryData<string> Compressions => ["none", "gzip"];

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task Docker_loads_and_runs_an_archive(string compression)
    {
        var name = $"imagegen-oci-{compression}:1";
        using var image = await SyntheticImage.CreateAsync(Parse(compression), "written with " + compression);
        await WriteAsync(image, "docker.tar", destination => DockerArchive.WriteAsync(destination, [(image.Manifest, name)], image));

        var (loaded, _) = await DockerCli.RunAsync("load", "--input", image.PathOf("docker.tar"));

        Assert.Equal($"Loaded image: {name}", loaded.Trim());
        Assert.Equal("written with " + compression, (await DockerCli.RunAsync("run", "--rm", "--network=none", name)).Output);

        // What the engine saves is the same image.
        await DockerCli.RunAsync("save", "--output", image.PathOf("saved.tar"), name);
        using var saved = await DockerArchive.ReadAsync(image.PathOf("saved.tar"), TestContext.Current.CancellationToken);
        using var written = await DockerArchive.ReadAsync(image.PathOf("docker.tar"), TestContext.Current.CancellationToken);
        Assert.Equal(await ConfigurationAsync(written), await ConfigurationAsync(saved));
        await DockerCli.RunAsync("rmi", name);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task Podman_loads_archives_and_layouts(string compression)
    {
        using var image = await SyntheticImage.CreateAsync(Parse(compression), "written with " + compression);
        using var podman = new PodmanStore(image.PathOf(""));
        await WriteAsync(image, "docker.tar", destination => DockerArchive.WriteAsync(destination, [(image.Manifest, "localhost/docker:1")], image));
        await WriteAsync(image, "oci.tar", destination => OciArchive.WriteAsync(destination, [(image.Manifest, "localhost/oci:2")], image));
        await OciLayout.WriteAsync(image.PathOf("layout"), [(image.Manifest, "3")], image, TestContext.Current.CancellationToken);

        await podman.RunAsync("load", "--input", image.PathOf("docker.tar"));
        var pulled = await podman.RunAsync("pull", "--quiet", "oci:layout:3");
        await podman.RunAsync("load", "--input", image.PathOf("oci.tar"));

        Assert.Equal("written with " + compression, await podman.RunAsync("image", "inspect", "--format", "{{index .Labels \"added\"}}", "localhost/docker:1"));
        Assert.Equal("written with " + compression, await podman.RunAsync("image", "inspect", "--format", "{{index .Labels \"added\"}}", pulled));
        Assert.Single((await podman.RunAsync("images", "--quiet", "--no-trunc")).Split('\n').Distinct());
    }

    private static async Task<ImageConfiguration> ConfigurationAsync(DockerArchive archive)
    {
        await using var manifest = await archive.OpenAsync(archive.Images[0].Manifest, TestContext.Current.CancellationToken);
        await using var configuration = await archive.OpenAsync(ImageManifest.Parse(await ReadAsync(manifest)).Config, TestContext.Current.CancellationToken);
        return ImageConfiguration.Parse(await ReadAsync(configuration));
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }

    private static async Task WriteAsync(SyntheticImage image, string name, Func<Stream, Task> write)
    {
        await using var file = File.Create(image.PathOf(name));
        await write(file);
    }

    private static LayerCompression Parse(string compression) => compression switch
    {
        "gzip" => LayerCompression.Gzip(),
        "zstd" => LayerCompression.Zstd(),
        _ => LayerCompression.None,
    };
}
