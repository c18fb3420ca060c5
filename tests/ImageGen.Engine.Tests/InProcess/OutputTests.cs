using System.Formats.Tar;
using ImageGen.Oci;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>The outputs of a build in this process, compared with those of BuildKit.</summary>
public sealed class OutputTests : IClassFixture<HostileContext>, IDisposable
{
    private const string Dockerfile = "FROM scratch AS one\nCOPY dir/sub /sub\nFROM scratch\nCOPY dir suid link group /files/\nCOPY --from=one /sub /sub\n";

    private readonly HostileContext _context;
    private readonly string _folder = Directory.CreateTempSubdirectory("imagegen outputs ü ").FullName;

    public OutputTests(HostileContext context) => _context = context;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_folder_has_the_files_that_BuildKit_writes(bool keepsPrivileges)
    {
        var (expected, actual) = (Path.Combine(_folder, "buildkit"), Path.Combine(_folder, "in process"));
        await BuildAsync(ImageBuilder.BuildKit, BuildOutput.Directory(expected, keepsPrivileges));
        await BuildAsync(ImageBuilder.InProcess, BuildOutput.Directory(actual, keepsPrivileges));

        Assert.Equal(Describe(expected), Describe(actual));
    }

    [Fact]
    public async Task An_archive_of_the_files_has_what_BuildKit_writes()
    {
        var (expected, actual) = (Path.Combine(_folder, "buildkit.tar"), Path.Combine(_folder, "in process.tar"));
        await BuildAsync(ImageBuilder.BuildKit, BuildOutput.Tar(expected));
        await BuildAsync(ImageBuilder.InProcess, BuildOutput.Tar(actual));

        Assert.Equal(Entries(expected), Entries(actual));
    }

    [Fact]
    public async Task Layouts_and_archives_have_the_image()
    {
        var (layout, archive, docker) = (Path.Combine(_folder, "layout"), Path.Combine(_folder, "oci.tar"), Path.Combine(_folder, "docker.tar"));

        var built = await BuildAsync(ImageBuilder.InProcess, BuildOutput.OciLayout(layout), BuildOutput.OciArchive(archive), BuildOutput.DockerArchive(docker));

        Assert.Equal(built.Digest, Assert.Single(OciLayout.Open(layout).Index.Manifests).Digest);
        using var read = await OciArchive.ReadAsync(archive, Cancel);
        Assert.Equal(built.Digest, Assert.Single(read.Index.Manifests).Digest);
        using var loaded = await DockerArchive.ReadAsync(docker, Cancel);
        Assert.Equal("outputs/in-process:1", Assert.Single(Assert.Single(loaded.Images).Names));
    }

    [Fact]
    public async Task A_failed_build_keeps_the_previous_output()
    {
        var archive = Path.Combine(_folder, "kept.tar");
        await BuildAsync(ImageBuilder.InProcess, BuildOutput.OciArchive(archive));
        var before = await File.ReadAllBytesAsync(archive, Cancel);

        await Assert.ThrowsAsync<CopySourceNotFoundException>(() => Image(ImageBuilder.InProcess).BuildAsync(new() { DockerfileText = "FROM scratch\nCOPY missing /\n", Outputs = [BuildOutput.OciArchive(archive)] }, Cancel));

        Assert.Equal(before, await File.ReadAllBytesAsync(archive, Cancel));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    private Task<BuiltImage> BuildAsync(ImageBuilder builder, params BuildOutput[] outputs) => Image(builder).BuildAsync(new() { Outputs = [.. outputs] }, Cancel);

    private DockerImage Image(ImageBuilder builder) => new("outputs/in-process", "1", dockerfile: "Dockerfile")
    {
        ProjectDirectory = _context.FullPath,
        Defaults = new()
        {
            Builder = builder,
            Engine = builder is ImageBuilder.BuildKit ? EngineEnvironment.Docker : null,
            DockerfileText = Dockerfile,
            Progress = BuildProgress.Quiet,
        },
    };

    private static string Describe(string folder) => string.Join('\n', Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
    {
        var file = new FileInfo(path);
        var isFolder = file.Attributes.HasFlag(FileAttributes.Directory) && file.LinkTarget is null;
        return $"{Path.GetRelativePath(folder, path)} {file.UnixFileMode} {file.LinkTarget} {(isFolder ? "" : $"{file.LastWriteTimeUtc:s}")} {(isFolder || file.LinkTarget is not null ? "" : File.ReadAllText(path))}";
    }));

    private static string Entries(string path)
    {
        using var tar = new TarReader(File.OpenRead(path));
        var lines = new List<string>();
        while (tar.GetNextEntry() is { } entry)
        {
            var isFolder = entry.EntryType is TarEntryType.Directory;
            lines.Add($"{entry.Name.TrimEnd('/')} {entry.EntryType} {entry.Mode} {entry.Uid}:{entry.Gid} {entry.LinkName} {(isFolder ? "" : entry.ModificationTime.ToUnixTimeSeconds())} {entry.Length}");
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }
}
