using System.Net.Sockets;
using Grpc.Core;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>
/// A daemon, or another process on this machine, replaces listed entries: none of the replacements may be sent.
/// Every file has the same size and time, so that only its identity reveals a replacement.
/// </summary>
public sealed class ReadingAttackTests : IDisposable
{
    private readonly AttackedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_link_in_place_of_a_file() => IsNotSentAsync(() => _folder.SwapForLink("ctx/d/file", "outside/file"));

    [Fact]
    public Task A_link_in_place_of_a_folder() => IsNotSentAsync(() => _folder.SwapForLink("ctx/d/e", "outside/e"));

    [Fact]
    public Task A_link_in_place_of_a_folder_above() => IsNotSentAsync(() => _folder.SwapForLink("ctx/d", "outside/d"));

    [Fact]
    public Task A_link_in_place_of_the_context() => IsNotSentAsync(() => _folder.SwapForLink("ctx", "outside"));

    [Fact]
    public Task Another_folder_in_place_of_the_context() => IsNotSentAsync(() =>
    {
        _folder.TakeAway("ctx");
        Directory.Move(_folder.PathOf("outside"), _folder.PathOf("ctx"));
    });

    [Fact]
    public Task Another_file_renamed_over_it() => IsNotSentAsync(() => File.Move(_folder.PathOf("outside/file"), _folder.PathOf("ctx/d/file"), overwrite: true));

    [Fact]
    public Task A_hard_link_in_the_place_of_a_file() => IsNotSentAsync(() =>
    {
        _folder.TakeAway("ctx/d/file");
        Run("ln", _folder.PathOf("outside/file"), _folder.PathOf("ctx/d/file"));
    });

    [Fact]
    public Task A_chain_of_links_in_its_place() => IsNotSentAsync(() =>
    {
        File.CreateSymbolicLink(_folder.PathOf("ctx/zz"), _folder.PathOf("outside/file"));
        _folder.SwapForLink("ctx/d/file", "ctx/zz");
    });

    [Fact]
    public Task A_system_link_in_the_place_of_a_file() => IsNotSentAsync(() => _folder.SwapForLink("ctx/d/file", "/proc/self/environ"));

    [Fact]
    public Task A_FIFO_in_the_place_of_a_file_does_not_block() => IsNotSentAsync(() =>
    {
        _folder.TakeAway("ctx/d/file");
        Run("mkfifo", _folder.PathOf("ctx/d/file"));
    });

    [Fact]
    [Trait("Needs", "root")]
    public Task A_device_in_the_place_of_a_file() => IsNotSentAsync(() =>
    {
        _folder.TakeAway("ctx/d/file");
        Run("mknod", _folder.PathOf("ctx/d/file"), "c", "1", "5");
    });

    [Fact]
    public async Task A_socket_in_the_place_of_a_file()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await IsNotSentAsync(() =>
        {
            _folder.TakeAway("ctx/d/file");
            socket.Bind(new UnixDomainSocketEndPoint(_folder.PathOf("ctx/d/file")));
        });
    }

    [Fact]
    public Task A_folder_in_the_place_of_a_file() => IsNotSentAsync(() =>
    {
        _folder.TakeAway("ctx/d/file");
        Directory.CreateDirectory(_folder.PathOf("ctx/d/file"));
    });

    [Fact]
    [Trait("Needs", "root")]
    public async Task A_mount_over_its_folder()
    {
        try
        {
            await IsNotSentAsync(() => Run("mount", "--bind", _folder.PathOf("outside/d"), _folder.PathOf("ctx/d")));
        }
        finally
        {
            Run("umount", _folder.PathOf("ctx/d"));
        }
    }

    [Fact]
    public async Task A_file_that_replaces_it_while_it_is_read()
    {
        var content = new string('i', 1_000_000);
        _ = _folder.Write("ctx/large", content);
        _ = _folder.Write("outside/large", new string('o', content.Length));
        var isSwapped = false;
        var daemon = new FakeDaemon
        {
            OnData = () =>
            {
                if (!isSwapped)
                {
                    isSwapped = true;
                    _folder.SwapForLink("ctx/large", "outside/large");
                }
            },
        };

        // The open file is the listed one: it is sent completely, or not at all.
        try
        {
            await daemon.RunAsync(_folder.Context);
            Assert.Equal(content, daemon.Text("large"));
        }
        catch (RpcException error)
        {
            Assert.Contains("'large'", error.Status.Detail, StringComparison.Ordinal);
        }

        RequireNoneOutside(daemon);
        File.Delete(_folder.PathOf("outside/large"));
    }

    [Theory]
    [InlineData("ctx/d", "outside/d")]
    [InlineData("ctx/d/e", "outside/e")]
    public void A_link_in_place_of_a_folder_during_a_walk(string folder, string target)
    {
        var listed = new List<ContextEntry>();
        var name = folder["ctx/".Length..];

        var error = Assert.Throws<BuildContextException>(() =>
        {
            foreach (var entry in _folder.Context.Walk(null, null, []))
            {
                listed.Add(entry);
                if (entry.Path == name)
                {
                    _folder.SwapForLink(folder, target);
                }
            }
        });

        Assert.Contains($"'{name}' was replaced", error.Message, StringComparison.Ordinal);
        Assert.Equal(name, listed[^1].Path);
    }

    [Fact]
    public void Another_folder_in_place_of_one_during_a_walk()
    {
        var error = Assert.Throws<BuildContextException>(() =>
        {
            foreach (var entry in _folder.Context.Walk(null, null, []))
            {
                if (entry.Path == "d")
                {
                    _folder.TakeAway("ctx/d");
                    Directory.Move(_folder.PathOf("outside/d"), _folder.PathOf("ctx/d"));
                }
            }
        });

        Assert.Contains("'d' was replaced", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_listed_folder_is_listed_to_its_end_even_if_it_is_replaced()
    {
        _ = _folder.Write("outside/d/other", AttackedFolder.Outside);
        var listed = new List<ContextEntry>();
        foreach (var entry in _folder.Context.Walk(null, null, []))
        {
            listed.Add(entry);
            if (entry.Path == "d/e")
            {
                _folder.SwapForLink("ctx/d", "outside/d");
            }
        }

        Assert.Equal(["a", "d", "d/e", "d/e/file", "d/file", "z"], listed.Select(entry => entry.Path));
        Assert.DoesNotContain(listed, entry => entry.Inode == Inode("outside/d/file") || entry.Inode == Inode("outside/d/e/file"));
        File.Delete(_folder.PathOf("outside/d/other"));
    }

    [Fact]
    public async Task Another_process_that_keeps_replacing_a_file_by_a_link()
    {
        using var ending = new CancellationTokenSource();
        var (file, kept, link) = (_folder.PathOf("ctx/d/file"), _folder.PathOf("kept"), _folder.PathOf("link"));
        var swapping = Task.Run(() =>
        {
            while (!ending.IsCancellationRequested)
            {
                File.CreateSymbolicLink(link, _folder.PathOf("outside/file"));
                Run("ln", file, kept);
                File.Move(link, file, overwrite: true);
                File.Move(kept, file, overwrite: true);
            }
        });
        for (var i = 0; i < 30; i++)
        {
            var daemon = new FakeDaemon();
            try
            {
                await daemon.RunAsync(_folder.Context);
            }
            catch (RpcException)
            {
                // Detecting the replacement is also correct.
            }

            RequireNoneOutside(daemon);
        }

        await ending.CancelAsync();
        await swapping;
    }

    private static void Run(string program, params string[] arguments) => Tool.RunAsync(program, arguments).GetAwaiter().GetResult();

    private static void RequireNoneOutside(FakeDaemon daemon) =>
        Assert.All(daemon.Received, content => Assert.DoesNotContain("o", System.Text.Encoding.UTF8.GetString(content).Replace(AttackedFolder.Inside, "", StringComparison.Ordinal), StringComparison.Ordinal));

    private ulong Inode(string path) => ulong.Parse(Tool.RunAsync("stat", "-c", "%i", _folder.PathOf(path)).GetAwaiter().GetResult(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Replaces something between the list and the first request, which must fail the build.</summary>
    private async Task IsNotSentAsync(Action swap)
    {
        var daemon = new FakeDaemon();

        var error = await Assert.ThrowsAsync<RpcException>(() => daemon.RunAsync(_folder.Context, swap));

        RequireNoneOutside(daemon);
        var failure = Assert.IsType<BuildContextException>(error.Status.DebugException);
        Assert.Contains("was replaced while the build context was sent", failure.Message, StringComparison.Ordinal);
        Assert.Contains(".dockerignore", failure.Message, StringComparison.Ordinal);
    }
}
