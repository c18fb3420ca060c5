using System.Diagnostics;
using ImageGen.Engine.Tests.Oci;
using ImageGen.Oci;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>Builds whose image has more bytes than the disk of its output or of the cache.</summary>
public sealed class FullDiskTests : IClassFixture<SmallDisk>, IDisposable
{
    private const string Dockerfile = "FROM scratch\nCOPY large /\n";

    private readonly string _disk;
    private readonly string _output;
    private readonly DirectoryInfo _context = Directory.CreateTempSubdirectory("imagegen-large-");

    public FullDiskTests(SmallDisk disk)
    {
        _disk = disk.FullPath;
        _output = Path.Combine(_disk, "out");
        var content = new byte[3_000_000];
        Random.Shared.NextBytes(content);
        File.WriteAllBytes(Path.Combine(_context.FullName, "large"), content);
        File.WriteAllText(Path.Combine(_context.FullName, "Dockerfile"), Dockerfile);
    }

    public static TheoryData<string> Outputs => ["oci", "docker", "tar"];

    public void Dispose()
    {
        _context.Delete(recursive: true);
        foreach (var entry in new DirectoryInfo(_disk).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    [Theory, MemberData(nameof(Outputs))]
    public async Task A_file_keeps_its_previous_content(string kind)
    {
        await File.WriteAllTextAsync(_output, "previous", TestContext.Current.CancellationToken);

        await AssertFullAsync(kind switch { "oci" => BuildOutput.OciArchive(_output), "docker" => BuildOutput.DockerArchive(_output), _ => BuildOutput.Tar(_output) });

        Assert.Equal("previous", await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFileSystemEntries(_disk)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_layout_gets_no_incomplete_contents()
    {
        await AssertFullAsync(BuildOutput.OciLayout(_output));

        foreach (var file in Directory.EnumerateFiles(_output, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(Path.GetFileName(file), Descriptor.Of(MediaTypes.OciLayer, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Digest.Encoded);
        }
    }

    [Fact]
    public async Task A_folder_gets_no_incomplete_files()
    {
        await AssertFullAsync(BuildOutput.Directory(_output));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_output));
    }

    [Fact]
    public async Task A_cache_gets_no_incomplete_contents()
    {
        var start = new ProcessStartInfo(ClientProgram.FullPath, [_context.FullName, nameof(ImageBuilder.InProcess), "imagegen/full-disk"]);
        start.Environment["XDG_CACHE_HOME"] = _disk;

        var (exitCode, _, log) = await ToolProcess.TryAsync(start);

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"ImageBuildException: The image cache in '{_disk}/imagegen' cannot be written: No space left on device", log, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_disk, "imagegen", "ingest")));
    }

    private async Task AssertFullAsync(BuildOutput output)
    {
        var image = new DockerImage("imagegen/full-disk", "1", dockerfile: "Dockerfile") { ProjectDirectory = _context.FullName };

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => image.BuildAsync(new() { Builder = ImageBuilder.InProcess, Outputs = [output], Progress = BuildProgress.Quiet }, TestContext.Current.CancellationToken));

        Assert.Contains(_output, exception.Message, StringComparison.Ordinal);
        Assert.Contains("No space left on device", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Check the free space", exception.Message, StringComparison.Ordinal);
    }
}
