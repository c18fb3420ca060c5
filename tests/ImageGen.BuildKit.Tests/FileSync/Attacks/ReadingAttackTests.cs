using Grpc.Core;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>
/// A daemon, or another process on this machine, replaces listed entries: none of the replacements may be sent.
/// Every file has the same size and time, so that only its identity reveals a replacement.
/// </summary>
public sealed class ReadingAttackTests : AttackTests
{
    private protected override bool MovesOutside => true;

    [Fact]
    public Task A_link_in_place_of_a_file() => IsNotSentAsync(() => Attacked.SwapForLink("ctx/d/file", "outside/file"));

    [Fact]
    public Task A_link_in_place_of_a_folder() => IsNotSentAsync(() => Attacked.SwapForLink("ctx/d/e", "outside/e"));

    [Fact]
    public Task A_link_in_place_of_a_folder_above() => IsNotSentAsync(() => Attacked.SwapForLink("ctx/d", "outside/d"));

    [Fact]
    public Task A_link_in_place_of_the_context() => IsNotSentAsync(() => Attacked.SwapForLink("ctx", "outside"));

    [Fact]
    public Task Another_folder_in_place_of_the_context() => IsNotSentAsync(() =>
    {
        Attacked.TakeAway("ctx");
        Directory.Move(Attacked.PathOf("outside"), Attacked.PathOf("ctx"));
    });

    [Fact]
    public Task Another_file_renamed_over_it() => IsNotSentAsync(() => File.Move(Attacked.PathOf("outside/file"), Attacked.PathOf("ctx/d/file"), overwrite: true));

    [Fact]
    public Task A_hard_link_in_the_place_of_a_file() => IsNotSentAsync(() =>
    {
        Attacked.TakeAway("ctx/d/file");
        Run("ln", Attacked.PathOf("outside/file"), Attacked.PathOf("ctx/d/file"));
    });

    [Fact]
    public Task A_chain_of_links_in_its_place() => IsNotSentAsync(() =>
    {
        File.CreateSymbolicLink(Attacked.PathOf("ctx/zz"), Attacked.PathOf("outside/file"));
        Attacked.SwapForLink("ctx/d/file", "ctx/zz");
    });

    [Fact]
    public Task A_system_link_in_the_place_of_a_file() => IsNotSentAsync(() => Attacked.SwapForLink("ctx/d/file", "/proc/self/environ"));

    [Fact]
    public Task A_FIFO_in_the_place_of_a_file_does_not_block() => IsNotSentAsync(() =>
    {
        Attacked.TakeAway("ctx/d/file");
        Run("mkfifo", Attacked.PathOf("ctx/d/file"));
    });

    [Fact]
    [Trait("Needs", "root")]
    public Task A_device_in_the_place_of_a_file() => IsNotSentAsync(() =>
    {
        Attacked.TakeAway("ctx/d/file");
        Run("mknod", Attacked.PathOf("ctx/d/file"), "c", "1", "5");
    });

    [Fact]
    public Task A_socket_in_the_place_of_a_file() => IsNotSentAsync(() =>
    {
        Attacked.TakeAway("ctx/d/file");
        Listen("ctx/d/file");
    });

    [Fact]
    public Task A_folder_in_the_place_of_a_file() => IsNotSentAsync(() =>
    {
        Attacked.TakeAway("ctx/d/file");
        Directory.CreateDirectory(Attacked.PathOf("ctx/d/file"));
    });

    [Fact]
    [Trait("Needs", "root")]
    public async Task A_mount_over_its_folder()
    {
        try
        {
            await IsNotSentAsync(() => Run("mount", "--bind", Attacked.PathOf("outside/d"), Attacked.PathOf("ctx/d")));
        }
        finally
        {
            Run("umount", Attacked.PathOf("ctx/d"));
        }
    }

    [Fact]
    public async Task A_file_that_replaces_it_while_it_is_read()
    {
        var content = new string('i', 1_000_000);
        _ = Attacked.Write("ctx/large", content);
        _ = Attacked.Write("outside/large", new string('o', content.Length));
        var isSwapped = false;
        var daemon = new FakeDaemon
        {
            OnData = () =>
            {
                if (!isSwapped)
                {
                    isSwapped = true;
                    Attacked.SwapForLink("ctx/large", "outside/large");
                }
            },
        };

        // The open file is the listed one: it is sent completely, or not at all.
        try
        {
            await daemon.RunAsync(Attacked.Context);
            Assert.Equal(content, daemon.Text("large"));
        }
        catch (RpcException error)
        {
            Assert.Contains("'large'", error.Status.Detail, StringComparison.Ordinal);
        }

        RequireNoneOutside(daemon);
        File.Delete(Attacked.PathOf("outside/large"));
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
            foreach (var entry in Attacked.Context.Walk(null, null, []))
            {
                listed.Add(entry);
                if (entry.Path == name)
                {
                    Attacked.SwapForLink(folder, target);
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
            foreach (var entry in Attacked.Context.Walk(null, null, []))
            {
                if (entry.Path == "d")
                {
                    Attacked.TakeAway("ctx/d");
                    Directory.Move(Attacked.PathOf("outside/d"), Attacked.PathOf("ctx/d"));
                }
            }
        });

        Assert.Contains("'d' was replaced", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_listed_folder_is_listed_to_its_end_even_if_it_is_replaced()
    {
        _ = Attacked.Write("outside/d/other", AttackedFolder.Outside);
        var listed = new List<ContextEntry>();
        foreach (var entry in Attacked.Context.Walk(null, null, []))
        {
            listed.Add(entry);
            if (entry.Path == "d/e")
            {
                Attacked.SwapForLink("ctx/d", "outside/d");
            }
        }

        Assert.Equal(["a", "d", "d/e", "d/e/file", "d/file", "z"], listed.Select(entry => entry.Path));
        Assert.DoesNotContain(listed, entry => entry.Inode == Inode("outside/d/file") || entry.Inode == Inode("outside/d/e/file"));
        File.Delete(Attacked.PathOf("outside/d/other"));
    }

    [Fact]
    public async Task Another_process_that_keeps_replacing_a_file_by_a_link()
    {
        using var ending = new CancellationTokenSource();
        var (file, kept, link) = (Attacked.PathOf("ctx/d/file"), Attacked.PathOf("kept"), Attacked.PathOf("link"));
        var swapping = Task.Run(() =>
        {
            while (!ending.IsCancellationRequested)
            {
                File.CreateSymbolicLink(link, Attacked.PathOf("outside/file"));
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
                await daemon.RunAsync(Attacked.Context);
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

    private ulong Inode(string path) => ulong.Parse(Tool.RunAsync("stat", "-c", "%i", Attacked.PathOf(path)).GetAwaiter().GetResult(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Replaces something between the list and the first request, which must fail the build.</summary>
    private async Task IsNotSentAsync(Action swap)
    {
        var daemon = new FakeDaemon();

        var error = await Assert.ThrowsAsync<RpcException>(() => daemon.RunAsync(Attacked.Context, swap));

        RequireNoneOutside(daemon);
        var failure = Assert.IsType<BuildContextException>(error.Status.DebugException);
        Assert.Contains("was replaced while the build context was sent", failure.Message, StringComparison.Ordinal);
        Assert.Contains(".dockerignore", failure.Message, StringComparison.Ordinal);
    }
}
