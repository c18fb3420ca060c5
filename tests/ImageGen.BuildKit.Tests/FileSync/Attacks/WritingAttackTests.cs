using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions;
using ImageGen.BuildKit.Tests.FileSync.Receiving;
using ImageGen.Tests.Contexts;
using Xunit;
using static ImageGen.BuildKit.Protocol.Packet.Types.PacketType;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>A daemon, or another process on this machine, tries to redirect a result to another folder than the output.</summary>
public sealed class WritingAttackTests : AttackTests
{
    private const uint All = 0x1ED;
    private const uint Setuid = 0x0080_0000;
    private const uint Setgid = 0x0040_0000;
    private const uint Fifo = 0x0200_0000;
    private const uint BlockDevice = 0x0400_0000;
    private const uint CharacterDevice = BlockDevice | 0x0020_0000;

    [Fact]
    public async Task A_second_transfer_of_a_result_is_refused()
    {
        var service = Service(1);
        await DeliverAsync(service, FileEntry("x"));

        var error = await Assert.ThrowsAsync<RpcException>(() => DeliverAsync(service, LinkEntry("x", "outside/file")));

        RequireRefusal(error);
        Assert.Null(new FileInfo(Path.Join(Out, "x")).LinkTarget);
    }

    [Fact]
    public async Task Transfers_of_two_platforms_cannot_send_a_folder_and_a_link_with_one_name()
    {
        var service = Service(2);
        await DeliverAsync(service, Folder("d"), FileEntry("d/file"));

        RequireRefusal(await Assert.ThrowsAsync<RpcException>(() => DeliverAsync(service, LinkEntry("d", "outside"))));

        Assert.True(File.Exists(Path.Join(Out, "d/file")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Concurrent_transfers_write_nothing_through_a_link(int platforms)
    {
        for (var i = 0; i < 100; i++)
        {
            var service = Service(platforms);
            var deliveries = new[] { DeliverAsync(service, Folder("d"), FileEntry("d/new")), DeliverAsync(service, LinkEntry("d", "outside")), };
            await Task.WhenAll(deliveries).ContinueWith(_ => { }, TaskScheduler.Default);
            Attacked.RequireNothingOutside();
            Assert.Contains(deliveries, delivery => delivery.IsFaulted);
            Directory.Delete(Out, recursive: true);
        }
    }

    [Fact]
    public async Task Transfers_of_two_platforms_share_only_folders()
    {
        var service = Service(2);
        await DeliverAsync(service, Folder("d"), FileEntry("d/one"));
        await DeliverAsync(service, Folder("d"), FileEntry("d/two"));

        RequireRefusal(await Assert.ThrowsAsync<RpcException>(() => DeliverAsync(Service(2, [Folder("d"), FileEntry("d/one")]), Folder("d"), FileEntry("d/one"))));

        Assert.Equal(["one", "two"], Directory.EnumerateFiles(Path.Join(Out, "d")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("d", "outside")]
    [InlineData("d/e", "outside/e")]
    public async Task A_link_that_replaces_a_folder_while_a_result_is_received(string folder, string target)
    {
        var call = new FakeCall();
        var serving = call.ServeAsync(Service(1));
        foreach (var entry in new[] { Folder("d"), Folder("d/e"), FileEntry("d/e/new"), FileEntry("d/new") })
        {
            call.Send(new Packet { Type = PacketStat, Stat = entry.Stat });
        }

        Assert.Equal(PacketReq, (await call.ReceiveAsync())?.Type);
        Assert.Equal(PacketReq, (await call.ReceiveAsync())?.Type);
        Attacked.SwapForLink("ctx/out/" + folder, target);
        foreach (var id in new uint[] { 2, 3 })
        {
            call.Send(new Packet { Type = PacketData, Id = id, Data = ByteString.CopyFromUtf8("new") });
            call.Send(new Packet { Type = PacketData, Id = id });
        }

        call.Send(new Packet { Type = PacketStat });
        call.EndSending();
        _ = await Record.ExceptionAsync(() => serving);

        Attacked.RequireNothingOutside();
    }

    [Fact]
    public async Task Another_process_that_keeps_replacing_a_folder_by_a_link()
    {
        using var ending = new CancellationTokenSource();
        var (folder, kept, link) = (Path.Join(Out, "d"), Attacked.PathOf("kept"), Attacked.PathOf("link"));
        File.CreateSymbolicLink(link, Attacked.PathOf("outside"));
        var swapping = Task.Run(() =>
        {
            while (!ending.IsCancellationRequested)
            {
                _ = Record.Exception(() => Directory.Move(folder, kept));
                _ = Record.Exception(() => File.CreateSymbolicLink(folder, Attacked.PathOf("outside")));
                _ = Record.Exception(() => File.Delete(folder));
                _ = Record.Exception(() => Directory.Move(kept, folder));
            }
        });
        for (var i = 0; i < 50; i++)
        {
            _ = await Record.ExceptionAsync(() => DeliverAsync(Service(1), [Folder("d"), .. Enumerable.Range(10, 20).Select(number => FileEntry($"d/{number}"))]));
            Attacked.RequireNothingOutside();
        }

        await ending.CancelAsync();
        await swapping;
    }

    [Fact]
    public async Task A_result_replaces_existing_links_and_writes_through_none()
    {
        Directory.CreateDirectory(Out);
        foreach (var (name, target) in new[] { ("d", "outside/d"), ("file", "outside/file"), ("hard", "outside/z"), ("lost", "nowhere") })
        {
            File.CreateSymbolicLink(Path.Join(Out, name), Attacked.PathOf(target));
        }

        await DeliverAsync(Service(1), Folder("d"), FileEntry("d/file"), FileEntry("file"), OtherName("hard", "file"), FileEntry("lost"));

        Assert.False(File.Exists(Attacked.PathOf("nowhere")));
        Assert.All(["d", "d/file", "file", "hard", "lost"], name => Assert.Null(new FileInfo(Path.Join(Out, name)).LinkTarget));
    }

    [Fact]
    public async Task A_file_with_a_hard_link_outside_is_replaced_and_not_written_to()
    {
        Directory.CreateDirectory(Out);
        _ = await Tool.RunAsync("ln", Attacked.PathOf("outside/file"), Path.Join(Out, "x"));

        await DeliverAsync(Service(1), FileEntry("x"));

        Assert.Equal("new", await File.ReadAllTextAsync(Path.Join(Out, "x"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_hard_link_is_created_only_to_a_received_file()
    {
        var call = new FakeCall();
        var serving = call.ServeAsync(Service(1));
        call.Send(new Packet { Type = PacketStat, Stat = FileEntry("a").Stat });
        call.Send(new Packet { Type = PacketStat, Stat = OtherName("b", "a").Stat });
        Assert.Equal(PacketReq, (await call.ReceiveAsync())?.Type);
        call.Send(new Packet { Type = PacketData, Id = 0, Data = ByteString.CopyFromUtf8("new") });
        call.Send(new Packet { Type = PacketData, Id = 0 });
        await call.WhenTakenAsync();
        await WaitForAsync(Path.Join(Out, "a"));
        Attacked.SwapForLink("ctx/out/a", "outside/file");
        call.Send(new Packet { Type = PacketStat });

        var error = await Assert.ThrowsAsync<RpcException>(() => serving);

        Assert.Contains("was replaced", error.Status.Detail, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Join(Out, "b")));
    }

    [Fact]
    public async Task Names_that_differ_only_in_case_lead_nowhere_else()
    {
        await DeliverAsync(Service(1), LinkEntry("D", "outside"), Folder("d"), FileEntry("d/file"));

        Assert.Equal("new", await File.ReadAllTextAsync(Path.Join(Out, "d/file"), TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("Needs", "root")]
    public async Task A_mount_in_the_output_is_written_to()
    {
        Directory.CreateDirectory(Path.Join(Out, "d"));
        Directory.CreateDirectory(Attacked.PathOf("mounted"));
        _ = await Tool.RunAsync("mount", "--bind", Attacked.PathOf("mounted"), Path.Join(Out, "d"));
        try
        {
            await DeliverAsync(Service(1), Folder("d"), FileEntry("d/file"));
        }
        finally
        {
            _ = await Tool.RunAsync("umount", Path.Join(Out, "d"));
        }

        // Unlike a link, a mount is allowed: only root can create one.
        Assert.True(File.Exists(Attacked.PathOf("mounted/file")));
    }

    [Theory]
    [InlineData(CharacterDevice)]
    [InlineData(BlockDevice)]
    public async Task A_device_is_refused(uint kind)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => DeliverAsync(Service(1), Device("null", kind)));

        RequireRefusal(error);
        Assert.Contains("set keepPrivileges of BuildOutput.Directory (in ImageGen.BuildKit: ExportTarget.ToDirectory). The folder is incomplete.", error.Status.Detail, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Join(Out, "null")));
    }

    [Fact]
    public async Task Setuid_and_setgid_are_removed_and_counted()
    {
        var target = ExportTarget.ToDirectory(Out);
        await DeliverAsync(Service(1, target), FileEntry("a", Setuid | All), FileEntry("b", Setgid | All), Folder("c", Setgid | All), Special("d", Fifo | Setuid | Read), FileEntry("e", All));

        Assert.Equal(
            ["a 755", "b 755", "c 755", "d 444", "e 755"],
            (await Tool.RunAsync("find", Out, "-mindepth", "1", "-printf", @"%P %m\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.Equal(4, target.Rights.Dropped);
    }

    [Fact]
    [Trait("Needs", "root")]
    public async Task A_build_can_ask_to_keep_devices_setuid_and_setgid()
    {
        await DeliverAsync(Service(1, ExportTarget.ToDirectory(Out, keepPrivileges: true)), FileEntry("a", Setuid | All), Folder("c", Setgid | All), Device("null", CharacterDevice));

        Assert.Equal(
            ["a f 4755", "c d 2755", "null c 444"],
            (await Tool.RunAsync("find", Out, "-mindepth", "1", "-printf", @"%P %y %m\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.Equal("1:3", (await Tool.RunAsync("stat", "-c", "%t:%T", Path.Join(Out, "null"))).Trim());
    }

    private static void RequireRefusal(RpcException error)
    {
        Assert.IsType<BuildOutputException>(error.Status.DebugException);
        Assert.Contains(" is not allowed: ", error.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task WaitForAsync(string path)
    {
        while (!File.Exists(path))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static (Stat Stat, string? Content) Folder(string path, uint mode = All) => (new Stat { Path = path, Mode = SendingDaemon.Directory | mode }, null);

    private static (Stat Stat, string? Content) OtherName(string path, string file) => (new Stat { Path = path, Mode = Read, Size = 3, Linkname = file }, null);

    private static (Stat Stat, string? Content) Special(string path, uint mode) => (new Stat { Path = path, Mode = mode }, null);

    private static (Stat Stat, string? Content) Device(string path, uint kind) => (new Stat { Path = path, Mode = kind | Read, Devmajor = 1, Devminor = 3 }, null);

    private SessionMethod Service(int platforms, ExportTarget? target = null) =>
        new FileSendService(new Dictionary<int, ExportTarget> { [0] = target ?? ExportTarget.ToDirectory(Out) }, new(), platforms).Methods.Values.Single();

    /// <summary>A service that has already received a result.</summary>
    private SessionMethod Service(int platforms, (Stat Stat, string? Content)[] delivered)
    {
        var service = Service(platforms);
        DeliverAsync(service, delivered).GetAwaiter().GetResult();
        return service;
    }
}
