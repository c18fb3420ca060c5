using System.Security.Cryptography;
using System.Text;
using ImageGen.Engine.Tests.BuildKit;
using ImageGen.Engine.Tests.Oci;
using ImageGen.Oci;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>Other programs read, copy and run the images that this process builds, and find the digests that it reports.</summary>
public sealed class ConformanceTests(ContainerdProcess containerd) : IClassFixture<ContainerdProcess>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<ImageForm> Forms => [.. Enum.GetValues<ImageForm>()];

    [Theory, MemberData(nameof(Forms))]
    public async Task Skopeo_finds_the_digest_in_the_registry_and_in_files(ImageForm form)
    {
        using var image = await ConformanceImage.BuildAsync(form, Cancel);

        foreach (var source in new[] { $"docker://{image}", $"oci:{image.Layout}:1", $"oci-archive:{image.OciArchive}:1" })
        {
            var manifest = await SkopeoAsync(image, "inspect", "--tls-verify=false", "--raw", source);
            Assert.Equal(image.Digest.Encoded, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest))));
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task Skopeo_copies_an_archive_unchanged_into_the_registry(ImageForm form)
    {
        using var image = await ConformanceImage.BuildAsync(form, Cancel);
        var copy = ImageReference.Parse($"{image.Reference.Name}-copy:1");

        _ = await SkopeoAsync(image, "copy", "--all", "--preserve-digests", "--dest-tls-verify=false", $"oci-archive:{image.OciArchive}:1", $"docker://{copy}");

        using var client = new RegistryClient();
        Assert.Equal(image.Digest, (await client.GetRepository(copy).ResolveAsync(copy.Tag!, Cancel)).Digest);
    }

    [Theory, InlineData(ImageForm.Gzip), InlineData(ImageForm.Attested)]
    public async Task Skopeo_converts_the_image_to_an_archive_of_Docker(ImageForm form)
    {
        using var image = await ConformanceImage.BuildAsync(form, Cancel);

        _ = await SkopeoAsync(image, "copy", "--src-tls-verify=false", $"docker://{image}", "docker-archive:converted.tar:converted:1");

        using var archive = await DockerArchive.ReadAsync(Path.Combine(image.Folder, "converted.tar"), Cancel);
        Assert.Single(archive.Images);
    }

    [Theory, InlineData(ImageForm.Gzip), InlineData(ImageForm.Zstd), InlineData(ImageForm.Attested)]
    public async Task Podman_loads_pulls_and_runs_the_image(ImageForm form)
    {
        using var image = await ConformanceImage.BuildAsync(form, Cancel);
        using var podman = new PodmanStore(image.Folder);

        await podman.RunAsync("load", "--input", image.OciArchive);
        Assert.Equal(image.Digest.ToString(), await podman.RunAsync("image", "inspect", "--format", "{{.Digest}}", image.ToString()));
        await podman.RunAsync("rmi", image.ToString());
        Assert.Equal(image.Built.Id!.Encoded, await podman.RunAsync("pull", "--quiet", "--tls-verify=false", image.ToString()));

        // Podman's default limits are above those of a process that may not raise its own.
        Assert.Equal(ConformanceImage.Output, await podman.RunAsync("run", "--rm", "--network=none", "--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024", image.ToString()));
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task Containerd_imports_and_pulls_the_image(ImageForm form)
    {
        using var image = await ConformanceImage.BuildAsync(form, Cancel);

        foreach (var arguments in new[] { new[] { "import", image.OciArchive }, ["pull", "--plain-http", "--snapshotter=native", image.ToString()] })
        {
            _ = await containerd.RunAsync(["images", .. arguments]);

            Assert.Contains($"{image.Digest} ", await containerd.RunAsync("images", "ls", $"name=={image}"), StringComparison.Ordinal);
            if (form is not ImageForm.Index)
            {
                Assert.Equal(ConformanceImage.Output, await RunAsync(image));
            }

            _ = await containerd.RunAsync("images", "rm", "--sync", image.ToString());
        }
    }

    [Theory, InlineData(ImageForm.Gzip), InlineData(ImageForm.Zstd)]
    public async Task Containerd_imports_an_archive_of_Docker(ImageForm form)
    {
        using var image = await ConformanceImage.BuildAsync(form, Cancel);

        _ = await containerd.RunAsync("images", "import", image.DockerArchive);

        Assert.Equal(ConformanceImage.Output, await RunAsync(image));
    }

    /// <summary>The engine of these tests may be older than Docker 23.0, the first that reads zstd.</summary>
    [Fact]
    public async Task Docker_loads_an_archive_of_Docker()
    {
        using var image = await ConformanceImage.BuildAsync(ImageForm.Gzip, Cancel);

        Assert.Equal($"Loaded image: {image}", (await DockerCli.RunAsync("load", "--input", image.DockerArchive)).Output.Trim());

        Assert.Equal(image.Built.Id!.ToString(), (await DockerCli.RunAsync("image", "inspect", "--format", "{{.Id}}", image.ToString())).Output.Trim());
        Assert.Equal(ConformanceImage.Output, (await DockerCli.RunAsync("run", "--rm", "--network=none", image.ToString())).Output.Trim());
        _ = await DockerCli.RunAsync("rmi", image.ToString());
    }

    private async Task<string> RunAsync(ConformanceImage image) =>
        (await containerd.RunAsync("run", "--rm", "--snapshotter=native", image.ToString(), $"run-{Guid.NewGuid():n}")).Trim();

    private static Task<string> SkopeoAsync(ConformanceImage image, params string[] arguments) => ToolProcess.RunAsync("skopeo", arguments, image.Folder);
}
