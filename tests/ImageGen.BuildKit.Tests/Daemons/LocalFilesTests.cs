using Grpc.Core;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>The local files, as each release requests them.</summary>
public sealed class LocalFilesTests
{
    private static readonly string[] Names = ["a,b.txt", "a+b.txt", "a%2Cb.txt", "größe/naïve café.txt", "日本/全角.txt", "😀.txt", "ｆｕｌｌ.txt", "skip/größe.log", "skip, too.log"];

    public static TheoryData<string> Daemons => DaemonReleases.All;

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task Everything_arrives_in_order_and_complete(string name)
    {
        await using var connected = await StartAsync(name);

        _ = await connected.SolveAsync();

        var tree = connected.Build.Trees[^1];
        Assert.Equal(Names.Append("Dockerfile").Order(), tree.Entries.Where(entry => !entry.IsDirectory()).Select(entry => entry.Path).Order());
        Assert.All(Names, each => Assert.Equal(each, tree.Text(each)));
        Assert.All(tree.Entries, entry => Assert.Equal((0u, 0u), (entry.Uid, entry.Gid)));
    }

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task Patterns_with_commas_and_signs_are_supported_for_each_release(string name)
    {
        await using var connected = await StartAsync(name);
        connected.Write(".dockerignore", "# what is not built\nskip, too.log\na+*.txt\n/a%2Cb.txt/\n*\n!a,b.txt\n");

        _ = await connected.SolveAsync();

        Assert.Equal(["a,b.txt"], Files(connected));
    }

    [Theory]
    [MemberData(nameof(Daemons))]
    [Trait("Needs", "time")]
    public async Task Patterns_of_every_script_are_supported_if_the_daemon_can_send_them(string name)
    {
        await using var connected = await StartAsync(name);
        connected.Write(".dockerignore", "skip/größe.log\nskip, too.log\n日本\na+*.txt\n");

        var exception = await Record.ExceptionAsync(() => connected.SolveAsync());

        if (CannotSend(connected))
        {
            Assert.Contains("non-printable ASCII", Assert.IsType<BuildKitException>(exception).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Null(exception);
        Assert.Equal([".dockerignore", "Dockerfile", "a%2Cb.txt", "a,b.txt", "größe/naïve café.txt", "ｆｕｌｌ.txt", "😀.txt"], Files(connected));
    }

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task Only_what_a_COPY_names_is_listed(string name)
    {
        await using var connected = await StartAsync(name);
        connected.Write("Dockerfile", "FROM scratch\nCOPY größe a,b.txt /to/\n");

        var exception = await Record.ExceptionAsync(() => connected.SolveAsync());

        Assert.Equal(CannotSend(connected), exception is not null);
        if (exception is null)
        {
            Assert.Equal(["a,b.txt", "größe", "größe/naïve café.txt"], connected.Build.Trees[^1].Paths);
        }
    }

    [Theory]
    [InlineData("buildkitd 0.8.3")]
    [InlineData("buildkitd 0.31.2")]
    public async Task Files_that_the_daemon_has_are_not_sent(string name)
    {
        await using var connected = await StartAsync(name);
        connected.Daemon.Script = async solve =>
        {
            _ = await solve.FetchAsync(new LocalRequest("context") { Wants = stat => stat.Path == "😀.txt" });
            return new Dictionary<string, string>();
        };

        _ = await connected.SolveAsync();

        Assert.Equal(["😀.txt"], connected.Build.Trees[0].Contents.Keys);
    }

    [Fact]
    public async Task A_folder_that_is_not_a_local_source_is_not_found()
    {
        await using var connected = await StartAsync("buildkitd 0.31.2");
        connected.Daemon.Script = async solve =>
        {
            var refusal = await Assert.ThrowsAsync<RpcException>(() => solve.FetchAsync(new LocalRequest("etc")));
            throw SolveFailures.Of($"{refusal.StatusCode}: {refusal.Status.Detail}", "session/filesync.FSSync");
        };

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync());

        Assert.Contains("NotFound", exception.Message, StringComparison.Ordinal);
        Assert.Contains("etc", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_folders_are_fetched_at_once()
    {
        await using var connected = await StartAsync("buildkitd 0.31.2");
        connected.Daemon.Script = async solve =>
        {
            var trees = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => solve.FetchAsync(new LocalRequest("context"))));
            Assert.All(trees, tree => Assert.Equal(trees[0].Paths, tree.Paths));
            return new Dictionary<string, string>();
        };

        _ = await connected.SolveAsync();

        Assert.Equal(4, connected.Build.Trees.Count);
    }

    /// <summary>Engines 23 and 24, and buildkitd 0.11: their metadata are no longer raw, but not yet escaped.</summary>
    private static bool CannotSend(ConnectedDaemon connected) =>
        connected.Daemon.Options.BuildKit is { SendsOnlyPrintableMetadata: true, EncodesMetadata: false };

    /// <summary>The files of the context, in the order of their arrival.</summary>
    private static IEnumerable<string> Files(ConnectedDaemon connected) =>
        connected.Build.Trees[^1].Entries.Where(entry => !entry.IsDirectory()).Select(entry => entry.Path);

    private static async Task<ConnectedDaemon> StartAsync(string name)
    {
        var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        foreach (var file in Names)
        {
            connected.Write(file, file);
        }

        return connected;
    }
}
