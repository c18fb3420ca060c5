using ImageGen.BuildKit;
using Xunit;

namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>Files to and from an engine.</summary>
public sealed class FileTransferTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-transfer-");
    private readonly SolveClient _client = SolveClient.Connect();

    [Fact]
    public async Task A_second_build_fetches_nothing_but_the_list()
    {
        _ = Directory.CreateDirectory(PathOf("context/sub"));
        await File.WriteAllBytesAsync(PathOf("context/sub/large"), new byte[8_000_000], TestContext.Current.CancellationToken);
        var key = Guid.NewGuid().ToString();
        var first = LocalSource.FromDirectory(PathOf("context"));
        await SolveAsync("COPY . /all", first, key);

        var second = LocalSource.FromDirectory(PathOf("context"));
        await SolveAsync("COPY . /all", second, key);
        await File.WriteAllTextAsync(PathOf("context/sub/small"), "changed", TestContext.Current.CancellationToken);
        var third = LocalSource.FromDirectory(PathOf("context"));
        await SolveAsync("COPY . /all", third, key);

        Assert.Equal((2, true), (first.Sent.Entries, first.Sent.Bytes > 8_000_000));
        Assert.Equal((2, true), (second.Sent.Entries, second.Sent.Bytes is > 20 and < 200));
        Assert.Equal((3, true), (third.Sent.Entries, third.Sent.Bytes is > 20 and < 300));
    }

    [Fact]
    public async Task A_changed_file_that_is_on_no_disk_is_fetched_again()
    {
        var key = Guid.NewGuid().ToString();
        await SolveAsync("COPY file /file", Memory("one"), key);
        await SolveAsync("COPY file /file", Memory("two"), key, ExportTarget.ToDirectory(PathOf("out")));

        Assert.Equal("two", await File.ReadAllTextAsync(PathOf("out/file"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_paths_over_one_link_are_both_found()
    {
        _ = Directory.CreateDirectory(PathOf("context/real"));
        await File.WriteAllTextAsync(PathOf("context/real/a"), "a", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(PathOf("context/real/b"), "b", TestContext.Current.CancellationToken);
        _ = Directory.CreateSymbolicLink(PathOf("context/link"), "real");

        await SolveAsync("COPY link/a /\nCOPY link/b /", LocalSource.FromDirectory(PathOf("context")), Guid.NewGuid().ToString(), ExportTarget.ToDirectory(PathOf("out")));

        Assert.Equal(["a", "b"], Directory.EnumerateFiles(PathOf("out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_file_that_changes_meanwhile_fails_the_build_by_name()
    {
        // The kernel says 4,096 bytes of a file that holds a few: it shrinks while it is read. Its time is that of the kernel's first look
        // at it since the kernel last forgot it, so it may also be another one.
        var error = await Assert.ThrowsAsync<BuildContextException>(
            () => SolveAsync("COPY uevent_seqnum /", LocalSource.FromDirectory("/sys/kernel"), Guid.NewGuid().ToString()));

        Assert.Matches("'uevent_seqnum' (shrank from 4096|was modified while)", error.Message);
    }

    [Fact]
    public async Task A_result_is_written_as_the_docker_CLI_writes_it()
    {
        using var hostile = new HostileFolder();
        var tree = Path.Join(hostile.FullPath, "tree");
        await File.WriteAllTextAsync(PathOf("Dockerfile"), "FROM scratch\nCOPY . /\n", TestContext.Current.CancellationToken);
        _ = await DockerCli.RunAsync("build", "--quiet", "--file", PathOf("Dockerfile"), "--output", $"type=local,dest={PathOf("theirs")}", tree);

        // Out of the engine's cache: an engine before 23 leaves FIFOs out.
        await SolveAsync("COPY . /", LocalSource.FromDirectory(tree), Guid.NewGuid().ToString(), ExportTarget.ToDirectory(PathOf("ours"), keepPrivileges: true));

        Assert.Equal(await Tree.ListAsync(PathOf("theirs")), await Tree.ListAsync(PathOf("ours")));
    }

    [Fact]
    public async Task A_tar_comes_back_as_a_stream()
    {
        var tar = new MemoryStream();

        await SolveAsync("COPY file /file", Memory("content"), Guid.NewGuid().ToString(), ExportTarget.ToStream((_, _) => ValueTask.FromResult<Stream>(tar)));

        using var reader = new System.Formats.Tar.TarReader(new MemoryStream(tar.ToArray()));
        Assert.Equal("file", (await reader.GetNextEntryAsync(copyData: false, TestContext.Current.CancellationToken))!.Name);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static LocalSource Memory(string text) =>
        LocalSource.FromFiles(new Dictionary<string, ReadOnlyMemory<byte>> { ["file"] = System.Text.Encoding.UTF8.GetBytes(text) });

    private string PathOf(string path) => Path.Join(_folder.FullName, path);

    private Task SolveAsync(string dockerfile, LocalSource context, string sharedKey, ExportTarget? target = null) => _client.Client.SolveAsync(
        new SolveOptions
        {
            Exporters = target is null ? [] : [new SolveExporter { Type = target.Directory is null ? "tar" : "local", Target = target }],
            Session = new SessionOptions
            {
                SharedKey = sharedKey,
                LocalSources =
                {
                    ["context"] = context,
                    ["dockerfile"] = LocalSource.FromFiles(new Dictionary<string, ReadOnlyMemory<byte>> { ["Dockerfile"] = System.Text.Encoding.UTF8.GetBytes($"FROM scratch\n{dockerfile}\n") }),
                },
            },
        },
        progress: null,
        TestContext.Current.CancellationToken);
}
