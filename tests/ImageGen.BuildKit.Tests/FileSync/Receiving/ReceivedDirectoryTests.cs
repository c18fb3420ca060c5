using Google.Protobuf;
using ImageGen.BuildKit.Protocol;
using ImageGen.Tests.Contexts;
using Xunit;
using static ImageGen.BuildKit.Protocol.Packet.Types.PacketType;

namespace ImageGen.BuildKit.Tests.FileSync.Receiving;

/// <summary>Results on disk, and what must not happen: a daemon must not control this machine.</summary>
public sealed class ReceivedDirectoryTests : IDisposable
{
    private const uint Read = 0x124;
    private const uint All = 0x1ED;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Everything_is_written_as_in_the_image()
    {
        await new SendingDaemon(_folder.PathOf("out"), keepPrivileges: true).SendAsync(
            (new Stat { Path = "closed", Mode = SendingDaemon.Directory | 0x16D, ModTime = 1_000_000_000_000_000_000 }, null),
            (new Stat { Path = "closed/file", Mode = Read | 0x0080_0000, Size = 7, ModTime = 1_234_567_890_123_456_700 }, "content"),
            (new Stat { Path = "closed/other", Mode = Read | 0x0080_0000, Size = 7, Linkname = "closed/file" }, null),
            (new Stat { Path = "empty", Mode = 0x1A4 }, ""),
            (new Stat { Path = "fifo", Mode = 0x0200_0000 | 0x1A0 }, null),
            (new Stat { Path = "link", Mode = SendingDaemon.Link | 0x1FF, Linkname = "/etc/passwd", Size = 11, ModTime = 1_000_000_000_000_000_000 }, null));

        var list = await Tool.RunAsync("find", _folder.PathOf("out"), "-mindepth", "1", "-printf", @"%P %y %m %s %n %l\n");
        Assert.Equal(
            ["closed d 555", "closed/file f 4444 7 2 ", "closed/other f 4444 7 2 ", "empty f 644 0 1 ", "fifo p 640 0 1 ", "link l 777 11 1 /etc/passwd"],
            list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Select(line => line.StartsWith("closed d", StringComparison.Ordinal) ? line[..12] : line));
        Assert.Equal("content", await File.ReadAllTextAsync(_folder.PathOf("out/closed/other"), TestContext.Current.CancellationToken));
        Assert.Equal(DateTime.UnixEpoch.AddTicks(12_345_678_901_234_567), File.GetLastWriteTimeUtc(_folder.PathOf("out/closed/file")));
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_000_000_000), Directory.GetLastWriteTimeUtc(_folder.PathOf("out/closed")));
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_000_000_000), new FileInfo(_folder.PathOf("out/link")).LastWriteTimeUtc);
        // The framework could not remove it otherwise.
        File.SetUnixFileMode(_folder.PathOf("out/closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Existing_files_stay_or_are_replaced()
    {
        _ = _folder.Write("out/kept", "kept");
        _ = _folder.Write("out/dir/kept", "kept");
        _ = _folder.Write("out/file", "old and longer");
        _ = _folder.Write("outside/file", "outside");
        _folder.Link("out/link", _folder.PathOf("outside"));
        _folder.Link("out/tofile", _folder.PathOf("outside/file"));
        _folder.Link("out/zlink", "nowhere");

        await new SendingDaemon(_folder.PathOf("out")).SendAsync(
            (new Stat { Path = "dir", Mode = SendingDaemon.Directory | All }, null),
            (new Stat { Path = "file", Mode = Read, Size = 3 }, "new"),
            (new Stat { Path = "link", Mode = SendingDaemon.Directory | All }, null),
            (new Stat { Path = "link/file", Mode = Read, Size = 6 }, "inside"),
            (new Stat { Path = "tofile", Mode = Read, Size = 6 }, "inside"),
            (new Stat { Path = "zlink", Mode = SendingDaemon.Link, Linkname = "dir" }, null));

        Assert.Equal(("kept", "kept", "new"), (Text("out/kept"), Text("out/dir/kept"), Text("out/file")));
        Assert.Equal(("inside", "inside", "outside"), (Text("out/link/file"), Text("out/tofile"), Text("outside/file")));
        Assert.Equal("dir", new FileInfo(_folder.PathOf("out/zlink")).LinkTarget);
    }

    [Fact]
    public async Task A_link_replaces_a_link_to_a_folder()
    {
        _ = _folder.MakeDirectory("out/dir");
        _folder.Link("out/link", "dir");

        await new SendingDaemon(_folder.PathOf("out")).SendAsync((new Stat { Path = "link", Mode = SendingDaemon.Link, Linkname = "." }, null));

        Assert.Equal(".", new FileInfo(_folder.PathOf("out/link")).LinkTarget);
    }

    [Theory]
    [InlineData("/etc/imagegen")]
    [InlineData("..")]
    [InlineData("../file")]
    [InlineData("a/../../file")]
    [InlineData("a/..")]
    [InlineData(".")]
    [InlineData("./file")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("missing/file")]
    public Task A_path_that_leads_elsewhere_is_refused(string path) => IsRefusedAsync([new Stat { Path = path, Mode = Read }]);

    [Fact]
    public Task Nothing_is_written_through_a_link() => IsRefusedAsync(
    [
        new Stat { Path = "a", Mode = SendingDaemon.Link, Linkname = _folder.PathOf("outside") },
        new Stat { Path = "a/file", Mode = Read, Size = 1 },
    ]);

    [Fact]
    public Task Nothing_is_written_through_a_file() => IsRefusedAsync([new Stat { Path = "a", Mode = Read }, new Stat { Path = "a/file", Mode = Read }]);

    [Fact]
    public Task A_path_cannot_be_sent_twice() => IsRefusedAsync(
    [
        new Stat { Path = "a", Mode = SendingDaemon.Directory | All },
        new Stat { Path = "a", Mode = SendingDaemon.Link, Linkname = _folder.PathOf("outside") },
    ]);

    [Fact]
    public Task A_folder_cannot_be_entered_again() => IsRefusedAsync(
    [
        new Stat { Path = "a", Mode = SendingDaemon.Directory | All },
        new Stat { Path = "b", Mode = Read },
        new Stat { Path = "a/file", Mode = Read },
    ]);

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../outside/file")]
    [InlineData("b")]
    [InlineData("link")]
    public Task A_hard_link_must_refer_to_a_sent_file(string other) => IsRefusedAsync(
    [
        new Stat { Path = "link", Mode = SendingDaemon.Link, Linkname = _folder.PathOf("outside/file") },
        new Stat { Path = "other", Mode = Read, Linkname = other },
    ]);

    [Fact]
    public async Task A_folder_is_not_replaced_by_a_file()
    {
        _ = _folder.Write("out/a/precious");
        var daemon = new SendingDaemon(_folder.PathOf("out"));

        var error = await daemon.FailAsync([(new Stat { Path = "a", Mode = Read }, null)], new Packet { Type = PacketData });

        Assert.Contains("A folder with this name exists", error.Status.Detail, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.PathOf("out/a/precious")));
    }

    [Fact]
    public async Task A_daemon_cannot_end_a_result_while_files_are_missing()
    {
        var failure = await new SendingDaemon(_folder.PathOf("out")).FailAsync([(new Stat { Path = "file", Mode = Read, Size = 4 }, null)], new Packet { Type = PacketFin });

        Assert.Contains("PacketFin is not allowed", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.PathOf("out")));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    public async Task A_packet_of_an_unknown_type_is_refused(int type)
    {
        var failure = await new SendingDaemon(_folder.PathOf("out")).FailAsync([], new Packet { Type = (Packet.Types.PacketType)type });

        Assert.Contains($"type {type} is not allowed", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12", "it has only 2 of the announced 4 bytes", true)]
    [InlineData("12345", "it is longer than the announced 4 bytes", true)]
    [InlineData("12", "closed the transfer", false)]
    public async Task An_incomplete_file_gets_no_name(string content, string reason, bool ends)
    {
        Packet[] packets = [new Packet { Type = PacketData, Data = ByteString.CopyFromUtf8(content) }, new Packet { Type = PacketData }];
        _ = _folder.Write("out/file", "old");

        var error = await new SendingDaemon(_folder.PathOf("out")).FailAsync([(new Stat { Path = "file", Mode = Read, Size = 4 }, null)], ends ? packets : packets[..1]);

        Assert.Contains(reason, error.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(_folder.PathOf("out")).Select(Path.GetFileName));
        Assert.Equal("old", Text("out/file"));
    }

    public void Dispose() => _folder.Dispose();

    private string Text(string path) => File.ReadAllText(_folder.PathOf(path));

    /// <summary>Nothing may be written outside the folder, and inside only the entries before the last one.</summary>
    private async Task IsRefusedAsync(Stat[] stats)
    {
        _ = _folder.Write("outside/file", "outside");

        var error = await new SendingDaemon(_folder.PathOf("out")).FailAsync([.. stats.Select(stat => (stat, (string?)null))]);

        Assert.IsType<BuildOutputException>(error.Status.DebugException);
        Assert.Contains("An entry of the build's result is not allowed", error.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(["out", "outside"], Directory.EnumerateFileSystemEntries(_folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(_folder.PathOf("outside")).Select(Path.GetFileName));
        Assert.Equal("outside", Text("outside/file"));
    }
}
