using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>Results on this machine, as each release sends them.</summary>
public sealed class ExporterTests
{
    [Theory]
    [InlineData("engine 20.10.24", "tar")]
    [InlineData("engine 29.2.1", "tar")]
    [InlineData("containerd 24.0.9", "oci")]
    [InlineData("containerd 29.2.1", "docker")]
    [InlineData("buildkitd 0.8.3", "oci")]
    [InlineData("buildkitd 0.12.5", "docker")]
    [InlineData("buildkitd 0.13.2", "tar")]
    [InlineData("buildkitd 0.31.2", "oci")]
    public async Task An_archive_is_received_completely_with_its_metadata(string name, string type)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        var archive = new KeptStream();

        _ = await connected.SolveAsync(connected.Options(new SolveExporter { Type = type, Target = archive.Target }));

        Assert.Equal(ResultExports.Archive(), archive.Bytes);
        Assert.Equal(type == "tar" ? null : ResultExports.ManifestDigest, archive.Description.GetValueOrDefault("containerimage.digest"));
    }

    [Theory]
    [InlineData("engine 20.10.24")]
    [InlineData("engine 29.2.1")]
    [InlineData("buildkitd 0.8.3")]
    [InlineData("buildkitd 0.13.2")]
    [InlineData("buildkitd 0.31.2")]
    public async Task A_folder_is_received_with_its_modes_and_links(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        var target = Path.Combine(connected.Folder, "out");

        _ = await connected.SolveAsync(connected.Options(new SolveExporter { Type = "local", Target = ExportTarget.ToDirectory(target) }));

        Assert.Equal("hello\n", await File.ReadAllTextAsync(Path.Combine(target, "app/hello")));
        Assert.Equal("app/hello", new FileInfo(Path.Combine(target, "latest")).LinkTarget);
        Assert.True(File.GetUnixFileMode(Path.Combine(target, "app/hello")).HasFlag(UnixFileMode.UserExecute));
    }

    [Theory]
    [InlineData("containerd 26.1.5")]
    [InlineData("containerd 29.2.1")]
    [InlineData("buildkitd 0.13.2")]
    [InlineData("buildkitd 0.31.2")]
    public async Task Each_of_several_results_reaches_its_destination(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        var (first, second) = (new KeptStream(), new KeptStream());
        var target = Path.Combine(connected.Folder, "out");

        var result = await connected.SolveAsync(connected.Options(
            new SolveExporter { Type = "image", Attributes = { ["name"] = "registry.test/shop:1", ["push"] = "true" } },
            new SolveExporter { Type = "tar", Target = first.Target },
            new SolveExporter { Type = "local", Target = ExportTarget.ToDirectory(target) },
            new SolveExporter { Type = "oci", Target = second.Target }));

        Assert.Equal(["image", "tar", "local", "oci"], connected.Build.Exporters.Select(exporter => exporter.Type));
        Assert.Equal(ResultExports.ManifestDigest, result.ExporterResponse["containerimage.digest"]);
        Assert.Equal("registry.test/shop:1", result.ExporterResponse["image.name"]);
        Assert.Empty(first.Description);
        Assert.Equal(ResultExports.ManifestDigest, second.Description["containerimage.digest"]);
        Assert.True(File.Exists(Path.Combine(target, "app/hello")));
    }

    [Theory]
    [InlineData("buildkitd 0.12.5")]
    [InlineData("buildkitd 0.13.2")]
    public async Task Old_and_new_daemons_see_the_same_single_exporter(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));

        _ = await connected.SolveAsync(connected.Options(new SolveExporter { Type = "image", Attributes = { ["name"] = "registry.test/shop:1" } }));

        var exporter = Assert.Single(connected.Build.Exporters);
        Assert.Equal(("image", "registry.test/shop:1"), (exporter.Type, exporter.Attrs["name"]));
    }

    [Fact]
    public async Task An_exporter_that_the_daemon_does_not_have_is_named()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("engine 28.5.2"));

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync(connected.Options(new SolveExporter { Type = "oci", Target = new KeptStream().Target })));

        Assert.Contains("exporter \"oci\" could not be found", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_opened_fails_the_build_with_its_own_reason()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("buildkitd 0.31.2"));
        var target = ExportTarget.ToStream((_, _) => throw new IOException("the disk is full"));

        var exception = await Record.ExceptionAsync(() => connected.SolveAsync(connected.Options(new SolveExporter { Type = "tar", Target = target })));

        Assert.Contains("the disk is full", exception!.ToString(), StringComparison.Ordinal);
    }
}
