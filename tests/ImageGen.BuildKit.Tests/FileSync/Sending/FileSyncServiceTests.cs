using System.Net.Sockets;
using Grpc.Core;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Protocol;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Sending;

/// <summary>What a daemon gets from a folder. The expected paths, kinds and sizes come from the system's tools.</summary>
public sealed class FileSyncServiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Sends_every_file_with_its_content()
    {
        _ = _folder.Write("a/b/deep", "deep");
        _ = _folder.Write("a.txt", "text");
        _ = _folder.Write("none", "");
        File.WriteAllBytes(_folder.PathOf("large"), [.. Enumerable.Range(0, 3_000_001).Select(i => (byte)(i * 7 / 5))]);

        var received = await FakeDaemon.FetchAsync(Source());

        Assert.Equal(["a", "a/b", "a/b/deep", "a.txt", "large", "none"], received.Paths);
        Assert.Equal(("deep", "text", ""), (received.Text("a/b/deep"), received.Text("a.txt"), received.Text("none")));
        Assert.Equal(await File.ReadAllBytesAsync(_folder.PathOf("large"), TestContext.Current.CancellationToken), received.Contents["large"]);
    }

    [Fact]
    [Trait("Needs", "root")]
    public async Task Describes_entries_as_the_system_does()
    {
        await MakeHostileAsync();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.PathOf("socket")));

        var received = await FakeDaemon.FetchAsync(Source());

        // Type and permissions as Unix has them, size of all but folders, nanoseconds since 1970, target.
        var list = await Tool.RunAsync("find", _folder.FullPath, "-mindepth", "1", "-printf", @"%P\t%y\t%m\t%s\t%T@\t%l\n");
        var expected = list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).OrderBy(fields => fields[0], StringComparer.Ordinal);
        Assert.Equal(
            expected.Select(fields => (fields[0], fields[1], fields[2], fields[1] == "d" ? "0" : fields[3], Nanoseconds(fields[4]), fields[5])),
            received.Stats.OrderBy(stat => stat.Path, StringComparer.Ordinal).Select(stat => (stat.Path, KindOf(stat), PermissionsOf(stat), stat.Size.ToString(), stat.ModTime, KindOf(stat) == "l" ? stat.Linkname : "")));
        Assert.All(received.Stats, stat => Assert.Equal((0u, 0u), (stat.Uid, stat.Gid)));
        Assert.Equal("", received.Text("socket"));

        // A daemon needs the first name before the others.
        Assert.Equal(("", "a-first", "a-first"), (received["a-first"].Linkname, received["b/second"].Linkname, received["c-third"].Linkname));
        Assert.DoesNotContain("b/second", received.Contents.Keys);

        // Siblings by their UTF-8 bytes; the order of UTF-16 differs.
        Assert.Equal(["ﬀ", "ｆ", "😀"], received.Paths.Where(path => path is "😀" or "ﬀ" or "ｆ"));
    }

    [Fact]
    public async Task Sends_the_stream_of_the_last_part_of_the_path()
    {
        _ = _folder.Write("a", "shared");
        _ = await Tool.RunAsync("ln", _folder.PathOf("a"), _folder.PathOf("b"));
        _ = await Tool.RunAsync("ln", _folder.PathOf("a"), _folder.PathOf("c"));

        var received = await FakeDaemon.FetchAsync(Source(), ("exclude-patterns", "a"));

        Assert.Equal(("", "b"), (received["b"].Linkname, received["c"].Linkname));
        Assert.Equal("shared", received.Text("b"));
    }

    [Fact]
    public async Task Sends_extended_attributes()
    {
        var path = _folder.Write("file");
        var isKept = ExtendedAttribute.TrySet(path, "user.imagegen", [1, 0, 2]);

        var received = await FakeDaemon.FetchAsync(Source());

        // Some file systems do not support them.
        Assert.Equal(isKept ? [1, 0, 2] : [], received["file"].Xattrs.GetValueOrDefault("user.imagegen")?.ToByteArray() ?? []);
    }

    [Theory]
    [InlineData("grew from 7 to 8")]
    [InlineData("shrank from 7 to 3")]
    [InlineData("was modified")]
    [InlineData("removed from")]
    public async Task Fails_if_a_file_differs_from_the_listed_one(string what)
    {
        var path = _folder.Write("file");
        var daemon = new FakeDaemon();

        var error = await Assert.ThrowsAsync<RpcException>(() => daemon.RunAsync(Source(), () =>
        {
            switch (what.Split(' ')[0])
            {
                case "grew":
                    File.AppendAllText(path, "+");
                    break;
                case "shrank":
                    File.WriteAllText(path, "abc");
                    break;
                case "was":
                    File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
                    break;
                default:
                    File.Delete(path);
                    break;
            }
        }));

        Assert.Contains(what, error.Status.Detail, StringComparison.Ordinal);
        Assert.IsType<BuildContextException>(error.Status.DebugException);
    }

    [Fact]
    public async Task A_name_that_is_not_valid_UTF8_is_reported()
    {
        _ = await Tool.RunAsync("sh", "-c", $"touch \"{_folder.FullPath}/$(printf 'caf\\351')\"");

        var error = await Assert.ThrowsAsync<RpcException>(() => FakeDaemon.FetchAsync(Source()));

        // .NET cannot represent the name of such a file, so it cannot remove it either.
        _ = await Tool.RunAsync("find", _folder.FullPath, "-name", "caf*", "-delete");
        Assert.Contains("'caf\uFFFD' in the build context has a name that is not valid UTF-8", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_a_missing_source_or_folder()
    {
        var service = new FileSyncService(new Dictionary<string, LocalSource> { ["context"] = LocalSource.FromDirectory(_folder.PathOf("missing")) }, new(), []);
        var method = service.Methods.Values.Single();

        var unknown = await Assert.ThrowsAsync<RpcException>(() => new FakeCall(("dir-name", "other")).ServeAsync(method));
        var missing = await Assert.ThrowsAsync<RpcException>(() => new FakeCall(("dir-name", "context")).ServeAsync(method));

        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("does not exist. Create it", missing.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_what_it_sent()
    {
        _ = _folder.Write("a/file", new string('x', 1000));
        var source = Source();

        _ = await FakeDaemon.FetchAsync(source);

        Assert.Equal(2, source.Sent.Entries);
        Assert.InRange(source.Sent.Bytes, 1000, 1100);
    }

    public void Dispose() => _folder.Dispose();

    private static long Nanoseconds(string time)
    {
        var parts = time.Split('.');
        var fraction = long.Parse(parts[1][..9]);
        return (long.Parse(parts[0]) * 1_000_000_000) + fraction;
    }

    private static string KindOf(Stat stat) => (stat.Mode & 0x8E28_0000) switch
    {
        0x8000_0000 => "d",
        0x0800_0000 => "l",
        0x0200_0000 => "p",
        // A socket is sent as a file.
        _ => stat.Path == "socket" ? "s" : "f",
    };

    private static string PermissionsOf(Stat stat) => Convert.ToString((stat.Mode & 0x1FF) | ((stat.Mode >> 12) & 0xC00) | ((stat.Mode >> 11) & 0x200), 8);

    private LocalSource Source() => LocalSource.FromDirectory(_folder.FullPath);

    private async Task MakeHostileAsync() => await Tool.RunAsync(
        "sh",
        "-ec",
        $$"""
        cd '{{_folder.FullPath}}'
        echo shared > a-first; mkdir b; ln a-first b/second; ln a-first c-third
        ln -s nowhere broken; ln -s /etc/passwd absolute; ln -s . self; ln -s 'with 😀, and comma' 'link😀'
        ln broken hard-link-to-a-link
        mkfifo -m 640 fifo
        echo s > suid; chmod 6755 suid; mkdir -m 1777 sticky; mkdir -m 700 closed; echo n > closed/none; chmod 0 closed/none
        for n in '😀' 'ﬀ' 'ｆ' 'a,b' 'e[x]' 'star*' '-dash' 'q?' 'back\slash' ' space ' "quote'\""; do echo "$n" > "$n"; done
        touch -d '1969-12-31 23:59:58.123456789 UTC' a-first; touch -d '2040-02-29 12:00:00.999999999 UTC' suid
        """);
}
