using System.Formats.Tar;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Requests;
using ImageGen.BuildKit;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

public sealed class BuildExportsTests : IDisposable
{
    private const string Names = "acme/shop:1,acme/shop:latest";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-exports");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_image_goes_where_the_daemon_keeps_images()
    {
        Assert.Equal("moby", (await OnlyAsync(new())).Type);
        Assert.Equal("moby", (await OnlyAsync(new() { Outputs = { BuildOutput.Image(push: true) } }, BuildRequests.Containerd)).Type);
        Assert.Equal("image", (await OnlyAsync(new() { Outputs = { BuildOutput.Image() } }, BuildRequests.Standalone)).Type);
        Assert.Equal([new KeyValuePair<string, string>("name", Names)], (await OnlyAsync(new())).Attributes);
    }

    [Fact]
    public async Task Push_annotations_and_further_attributes_go_with_the_image()
    {
        var exporter = await OnlyAsync(
            new()
            {
                Outputs = { BuildOutput.Image(push: true) with { Attributes = BuildOutput.Image().Attributes.Add("compression", "zstd") } },
                RewriteTimestamp = true,
                Annotations =
                {
                    new("a", "1"),
                    new("b", "2") { Platform = "linux/arm64" },
                    new("c", "3", AnnotationLevel.Index),
                    new("d", "4", AnnotationLevel.ManifestDescriptor),
                    new("e", "5", AnnotationLevel.IndexDescriptor),
                },
            },
            BuildRequests.Containerd);

        Assert.Equal(
            [
                new("annotation-index-descriptor.e", "5"),
                new("annotation-index.c", "3"),
                new("annotation-manifest-descriptor.d", "4"),
                new("annotation-manifest.a", "1"),
                new("annotation-manifest[linux/arm64].b", "2"),
                new("compression", "zstd"),
                new("name", Names),
                new("push", "true"),
                new("rewrite-timestamp", "true"),
                new KeyValuePair<string, string>("unpack", "false"),
            ],
            exporter.Attributes);
    }

    [Fact]
    public async Task A_node_unpacks_nothing_and_is_not_told_so() =>
        Assert.Equal(["name", "rewrite-timestamp"], (await OnlyAsync(new() { RewriteTimestamp = true }, BuildRequests.Standalone)).Attributes.Keys);

    [Fact]
    public async Task A_node_pushes_one_part_of_several_by_digest_and_without_a_tag()
    {
        var request = await BuildRequests.WithAsync(new() { Outputs = { BuildOutput.Image(push: true) } });
        await using var exports = BuildExports.Create(request with { IsPart = true }, BuildRequests.Standalone);

        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["name"] = "acme/shop", ["name-canonical"] = "true", ["push"] = "true", ["push-by-digest"] = "true" },
            Assert.Single(exports.Exporters).Attributes);
    }

    [Theory]
    [InlineData("127.0.0.1:5000/shop:1", "true")]
    [InlineData("localhost:5000/shop:1", "true")]
    [InlineData("ghcr.io/acme/shop:1", null)]
    public async Task A_node_may_push_to_a_loopback_registry_without_TLS_as_Docker_does(string reference, string? insecure)
    {
        var request = await BuildRequests.WithAsync(new() { Outputs = { BuildOutput.Image(push: true) } });
        await using var exports = BuildExports.Create(request with { References = [reference] }, BuildRequests.Standalone);

        Assert.Equal(insecure, Assert.Single(exports.Exporters).Attributes.TryGetValue("registry.insecure", out var said) ? said : null);
    }

    [Theory]
    [InlineData("oci", 0, true)]
    [InlineData("oci", 1, true)]
    [InlineData("docker", 2, true)]
    [InlineData("tar", 3, false)]
    [InlineData("local", 4, false)]
    public async Task Files_are_of_the_exporter_that_makes_them(string type, int output, bool isNamed)
    {
        BuildOutput[] outputs = [BuildOutput.OciLayout("o"), BuildOutput.OciArchive("o"), BuildOutput.DockerArchive("o"), BuildOutput.Tar("o"), BuildOutput.Directory("o")];

        var exporter = await OnlyAsync(new() { Outputs = { outputs[output] } }, BuildRequests.Containerd);

        Assert.Equal(type, exporter.Type);
        Assert.NotNull(exporter.Target);
        Assert.Equal(isNamed, exporter.Attributes.ContainsKey("name"));
    }

    [Fact]
    public async Task The_image_comes_after_the_archives_beside_it_and_the_pushed_one_last()
    {
        var request = await BuildRequests.WithAsync(new()
        {
            Outputs = { BuildOutput.Image(push: true), BuildOutput.OciArchive("o"), BuildOutput.Image(), BuildOutput.DockerArchive("d") },
        });
        await using var exports = BuildExports.Create(request, BuildRequests.Standalone);

        Assert.Equal(["oci", "docker", "image", "image push"], exports.Exporters.Select(exporter => exporter.Type + (exporter.Attributes.ContainsKey("push") ? " push" : "")));
    }

    [Fact]
    public async Task A_build_for_the_cache_alone_exports_nothing()
    {
        await using var exports = BuildExports.Create(await BuildRequests.WithAsync(new() { Outputs = { BuildOutput.CacheOnly } }), BuildRequests.GraphDriver);

        Assert.Empty(exports.Exporters);
    }

    [Fact]
    public async Task An_archive_takes_its_place_only_when_the_build_is_done()
    {
        var path = Path.Combine(_folder.FullName, "sub", "image.tar");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "before", TestContext.Current.CancellationToken);

        using (var failed = new OutputFile(path, isUnpacked: false))
        {
            await WriteAsync(failed, "half"u8.ToArray());
        }

        Assert.Equal("before", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        using (var done = new OutputFile(path, isUnpacked: false))
        {
            await WriteAsync(done, "whole"u8.ToArray());
            await done.CompleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("whole", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_OCI_layout_is_unpacked_over_what_is_there()
    {
        var path = Path.Combine(_folder.FullName, "layout");
        Directory.CreateDirectory(path);
        await File.WriteAllTextAsync(Path.Combine(path, "index.json"), "old", TestContext.Current.CancellationToken);
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, "blobs/"), TestContext.Current.CancellationToken);
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "index.json") { DataStream = new MemoryStream("new"u8.ToArray()) }, TestContext.Current.CancellationToken);
        }

        using var layout = new OutputFile(path, isUnpacked: true);
        await WriteAsync(layout, archive.ToArray());
        await layout.CompleteAsync(TestContext.Current.CancellationToken);

        Assert.Equal("new", await File.ReadAllTextAsync(Path.Combine(path, "index.json"), TestContext.Current.CancellationToken));
        Assert.True(Directory.Exists(Path.Combine(path, "blobs")));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        using var file = new OutputFile("/proc/no/such/image.tar", isUnpacked: false);

        Assert.Contains("'/proc/no/such/image.tar' cannot be written", Assert.Throws<BuildOutputException>(file.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_fails_the_build()
    {
        var exporter = await OnlyAsync(new() { Outputs = { BuildOutput.Tar("/proc/no/such/image.tar") } });

        var error = await Assert.ThrowsAsync<ImageBuildException>(async () => await exporter.Target!.OpenAsync!(new Dictionary<string, string>(), TestContext.Current.CancellationToken));

        Assert.Contains("'/proc/no/such/image.tar' cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_is_taken_by_something_else_is_told_before_the_build()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "kept", TestContext.Current.CancellationToken);
        BuildOutput[] impossible = [BuildOutput.Directory(file), BuildOutput.OciLayout(file), BuildOutput.Tar(_folder.FullName), BuildOutput.OciArchive(_folder.FullName), BuildOutput.DockerArchive(_folder.FullName)];

        foreach (var output in impossible)
        {
            var failure = await Assert.ThrowsAsync<ImageBuildException>(() => OnlyAsync(new() { Outputs = { output } }, BuildRequests.Containerd));
            Assert.Contains("of this name exists.", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal("kept", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private static async Task WriteAsync(OutputFile file, byte[] content)
    {
        await using var stream = file.Open();
        await stream.WriteAsync(content, TestContext.Current.CancellationToken);
    }

    private static async Task<SolveExporter> OnlyAsync(ImageBuildOptions options, BuildKitDaemon? daemon = null)
    {
        await using var exports = BuildExports.Create(await BuildRequests.WithAsync(options), daemon ?? BuildRequests.GraphDriver);
        return Assert.Single(exports.Exporters);
    }
}
